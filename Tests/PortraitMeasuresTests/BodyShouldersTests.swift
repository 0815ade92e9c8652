import PortraitMeasures
import TestPictures
import Testing

@Suite struct BodyShouldersTests {
  @Test func aHalfBodyShowsShoulders() throws {
    #expect(try Inspected.number(BodyShoulders.self, of: .good) > 1.1)
  }

  @Test func aFaceCutUnderTheChinDoesNot() throws {
    let usual = try Inspected.number(BodyShoulders.self, of: .good)
    #expect(try Inspected.number(BodyShoulders.self, of: .faceOnly) < usual)
  }
}
