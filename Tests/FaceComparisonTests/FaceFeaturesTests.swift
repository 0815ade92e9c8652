import PictureReading
import Testing

@Suite struct FaceFeaturesTests {
  /// What the network says: a few values and else zeros.
  private func values(_ values: Float...) -> [Float] {
    values + [Float](repeating: 0, count: FaceRecogniser.count - values.count)
  }

  @Test(arguments: zip([[2, 0], [0, 3], [-1, 0], [1, 1]] as [[Float]], [0, 90, 180, 45] as [Double]))
  func facesDifferByTheirDirection(other: [Float], degrees: Double) {
    let face = FaceFeatures(bothOf: values(1), values(1))
    let others = FaceFeatures(bothOf: values(other[0], other[1]), values(other[0], other[1]))
    #expect(abs(face.angle(to: others) - degrees) < 0.1)
    #expect(abs(others.angle(to: face) - degrees) < 0.1)
  }

  @Test func bothViewsCountTheSame() {
    let face = FaceFeatures(bothOf: values(1), values(0, 9))
    #expect(abs(face.angle(to: FaceFeatures(bothOf: values(1), values(1))) - 45) < 0.1)
  }

  @Test func whatSaysNothingIsAtARightAngle() {
    let nothing = FaceFeatures(bothOf: values(), values())
    #expect(abs(nothing.angle(to: FaceFeatures(bothOf: values(1), values(1))) - 90) < 0.1)
  }
}
