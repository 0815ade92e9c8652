import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceDarkTests {
  @Test func aWellLitFaceHasLights() throws {
    #expect(try Inspected.number(FaceDark.self, of: .good) < 0.5)
  }

  @Test func aFifthOfTheLightIsTooDark() throws {
    #expect(try Inspected.number(FaceDark.self, of: .dark) > 0.75)
  }
}
