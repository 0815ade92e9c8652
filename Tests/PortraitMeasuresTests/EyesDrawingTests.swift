import PictureReading
import PortraitMeasures
import TestPictures
import Testing

@Suite struct EyesDrawingTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .dark, .maskedFace])
  func openEyesAreDrawn(sample: Sample) throws {
    #expect(try Inspected.number(EyesDrawing.self, of: sample) > 0.4)
  }

  @Test(arguments: [Sample.whiteEyes, .oneEyeUnderAPad])
  func whatHidesAnEyeIsSeen(sample: Sample) throws {
    #expect(try Inspected.number(EyesDrawing.self, of: sample) < 0.2)
  }
}
