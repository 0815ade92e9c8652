import FaceComparison
import PictureReading
import Testing

@Suite struct FaceFeaturesTests {
  /// A face that has a few values and else zeros.
  private func face(_ values: Float...) -> FaceFeatures {
    FaceFeatures(values: values + [Float](repeating: 0, count: FaceRecogniser.count - values.count))
  }

  @Test func theDistanceIsEuclids() {
    #expect(abs(face(1, 2).distance(to: face(4, 6)) - 5) < 1e-6)
  }

  @Test func theAngleIsSeenFromAPlace() {
    #expect(abs(face(2, 1).angle(to: face(1, 2), from: face(1, 1)) - 90) < 1e-3)
    #expect(abs(face(2, 1).angle(to: face(3, 1), from: face(1, 1))) < 1e-3)
    #expect(abs(face(2, 1).angle(to: face(0, 1), from: face(1, 1)) - 180) < 1e-3)
  }

  @Test func theMeanLiesInTheMiddle() throws {
    #expect(FaceFeatures.mean(of: []) == nil)
    let mean = try #require(FaceFeatures.mean(of: [face(1, 2), face(3, 6)]))
    #expect(mean.distance(to: face(2, 4)) < 1e-6)
  }

  @Test func aFaceDiffersFromItselfInNothing() {
    let difference = FaceDifference(face(0.3, 0.1), face(0.3, 0.1))
    #expect(difference.distance == 0)
    #expect(difference.angle < 0.1)
  }
}
