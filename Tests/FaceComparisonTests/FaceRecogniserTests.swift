import PictureReading
import TestPictures
import Testing

@Suite struct FaceRecogniserTests {
  /// What dlib 19.24 itself makes of the same pattern, read from its own file of the network.
  private static let byDlib: [Float] = [
    -0.0864133, 0.1457140, 0.0588631, -0.0336004, -0.0676515, -0.0458804, -0.0797330, -0.0195726,
  ]
  private static let lengthByDlib: Float = 1.3143491

  /// As it was converted, before it was rounded.
  private static func whole() throws -> FaceRecogniser {
    try FaceRecogniser(InferenceEngine(networks: networksFolder.deletingLastPathComponent().appending(path: "float")))
  }

  @Test func theConvertedNetworkAnswersAsDlibDoes() throws {
    let recogniser = try Self.whole()
    let values = try recogniser.values(of: Pixels.pattern(size: FaceRecogniser.size))
    #expect(values.count == FaceRecogniser.count)
    for (value, expected) in zip(values, Self.byDlib) { #expect(abs(value - expected) < 1e-3) }
    #expect(abs(values.reduce(0) { $0 + $1 * $1 }.squareRoot() - Self.lengthByDlib) < 1e-3)
  }

  /// Two photos of one person are 0.3 to 0.5 apart, two people 0.6 and more.
  @Test(arguments: [TestPortrait.frontalCream, .frontalWhite])
  func theRoundedNetworkAnswersAlmostSo(portrait: TestPortrait) throws {
    let networks = try NetworkSet(folder: networksFolder)
    let pixels = try portrait.pixels()
    let face = try #require(try networks.faces(in: pixels).first)
    let crop = try #require(
      try FaceCrop(of: networks.mesh(of: face, in: pixels), in: DecodedPicture(frame: pixels)))
    #expect(try networks.features(of: crop).distance(to: Self.whole().features(of: crop)) < 0.12)
  }
}
