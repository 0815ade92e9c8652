import PortraitMeasures
import TestPictures
import Testing

@Suite struct HeadgearAreaTests {
  @Test func hairHasHairsColour() throws {
    #expect(try Inspected.number(HeadgearArea.self, of: .good) < 0.3)
  }

  @Test func strawHasToo() throws {
    #expect(try Inspected.number(HeadgearArea.self, of: .brimmedHat) < 0.3)
  }
}
