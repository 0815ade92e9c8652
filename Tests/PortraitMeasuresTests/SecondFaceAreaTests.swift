import PortraitMeasures
import TestPictures
import Testing

@Suite struct SecondFaceAreaTests {
  @Test func aSinglePersonHasNoSecondFace() throws {
    #expect(try Inspected.number(SecondFaceArea.self, of: .good) == 0)
  }

  @Test func aPersonBesideIsAsLarge() throws {
    #expect(try Inspected.number(SecondFaceArea.self, of: .twoPeople) > 0.5)
  }

  @Test func aFaceOnACardIsSmall() throws {
    let value = try Inspected.number(SecondFaceArea.self, of: .heldCard)
    #expect((0.001..<0.2).contains(value))
  }
}
