import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceClippedTests {
  @Test func aWellLitFaceKeepsItsDrawing() throws {
    #expect(try Inspected.number(FaceClipped.self, of: .good) < 0.05)
  }

  @Test func threeTimesTheLightLosesIt() throws {
    #expect(try Inspected.number(FaceClipped.self, of: .bright) > 0.3)
  }
}
