import PictureReading
import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceMotionTests {
  @Test func aFaceHeldStillIsSharpInAllDirections() throws {
    #expect(try Inspected.number(FaceMotion.self, of: .good) > 0.175)
  }

  @Test func aMovementTakesOneDirectionAway() throws {
    #expect(try Inspected.number(FaceMotion.self, of: .smeared) < 0.11)
  }

  /// The directions are told apart by their own stripes: each is sharp across and empty along.
  @Test(arguments: [(1, 0), (0, 1), (1, 1), (1, -1)])
  func stripesHaveOneDirectionWithoutDetail(step: (across: Int, down: Int)) {
    let side = 32
    let lumas = (0..<side * side).map { index in
      let phase = step.across * (index % side) + step.down * (index / side) + side
      return phase / 2 % 2 == 0 ? 0.0 : 200
    }
    let detail = FaceDetail(side: side, lumas: lumas)
    #expect(detail.weakestSharpness < 1e-9)
    #expect(detail.sharpness > 0.5)
  }
}
