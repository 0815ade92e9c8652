import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceBrightTests {
  @Test func aWellLitFaceIsNotWhite() throws {
    #expect(try Inspected.number(FaceBright.self, of: .good) < 0.1)
  }

  @Test func threeTimesTheLightIs() throws {
    #expect(try Inspected.number(FaceBright.self, of: .bright) > 0.6)
  }
}
