import PictureReading
import PortraitMeasures
import TestPictures
import Testing

@Suite struct PortraitSightTests {
  @Test func aNetworkThatFailsLeavesNoMeasureSilent() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    let fault = InferenceError.inferenceFailed(file: "centerface.onnx", why: "a test")
    let sight = PortraitSight(
      Observation(
        file: try TestFile(picture, as: ".png").opened().facts, picture: .success(DecodedPicture(frame: picture)),
        inferenceFault: fault))
    for measure in [FaceCount.self, HeadHeight.self, PoseYaw.self, DocumentLikelihood.self]
      as [any Measure<PortraitSight>.Type]
    {
      #expect(measure.take(sight).value == .failed(why: fault.description), "\(measure.name)")
    }
  }
}
