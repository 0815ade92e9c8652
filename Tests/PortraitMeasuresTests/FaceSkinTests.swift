import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceSkinTests {
  @Test func skinIsNeitherBlackNorWhite() throws {
    #expect(try (0.2...0.95).contains(Inspected.number(FaceSkin.self, of: .good)))
  }

  @Test func aDarkerPictureHasDarkerSkin() throws {
    #expect(try Inspected.number(FaceSkin.self, of: .dark) < 0.5 * Inspected.number(FaceSkin.self, of: .good))
  }

  @Test func aHatDoesNotChangeIt() throws {
    #expect(try Inspected.number(FaceSkin.self, of: .brimmedHat) > 0.2)
  }
}
