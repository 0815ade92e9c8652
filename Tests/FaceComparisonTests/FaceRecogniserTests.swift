import PictureReading
import TestPictures
import Testing

@Suite struct FaceRecogniserTests {
  /// What ONNX Runtime 1.32 makes of the same pattern, with the network as it came.
  private static let asItCame: [Float] = [
    -0.1830969, 0.1117697, 0.0569694, -0.1087364, -0.2682377, 0.1119249, -0.2760845, -0.4733399,
  ]
  private static let length: Float = 3.4379191

  /// As it was converted, before it was rounded.
  private static func whole() throws -> FaceRecogniser {
    try FaceRecogniser(InferenceEngine(networks: networksFolder.deletingLastPathComponent().appending(path: "float")))
  }

  @Test func theConvertedNetworkAnswersAsItCame() throws {
    let values = try Self.whole().values(of: Pixels.pattern(size: FaceRecogniser.size))
    #expect(values.count == FaceRecogniser.count)
    for (value, expected) in zip(values, Self.asItCame) { #expect(abs(value - expected) < 1e-3) }
    #expect(abs(values.reduce(0) { $0 + $1 * $1 }.squareRoot() - Self.length) < 1e-3)
  }

  /// Two photos of one person are 30 to 50 degrees apart, two people 75 and more.
  @Test(arguments: [TestPortrait.frontalCream, .frontalWhite])
  func theRoundedNetworkAnswersAlmostSo(portrait: TestPortrait) throws {
    let networks = try NetworkSet(folder: networksFolder)
    let pixels = try portrait.pixels()
    let face = try #require(try networks.faces(in: pixels).first)
    let crop = try #require(
      try FaceCrop(of: networks.mesh(of: face, in: pixels), in: DecodedPicture(frame: pixels)))
    #expect(try networks.features(of: crop).angle(to: Self.whole().features(of: crop)) < 12)
  }
}
