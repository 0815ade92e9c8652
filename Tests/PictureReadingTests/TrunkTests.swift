import PictureReading
import TestPictures
import Testing

@Suite struct TrunkTests {
  /// Means, spreads and greatest answers of the first features of two maps, by a second implementation of the network from the same
  /// weights.
  private static let expected: [(place: Int, value: Float)] = [
    (0, 5.8149), (1, 3.1716), (2, 3.1105), (3, 7.5176), (112 * 14, 4.1076), (112 * 14 + 1, 3.5184), (112 * 15, 17.331),
    (112 * 15 + 1, 12.0592), (112 * 16, 4.741), (112 * 16 + 1, 1.3975), (112 * 16 + 2, -6.6425),
    (112 * 16 + 192 * 14, 3.6979), (112 * 16 + 192 * 15, 9.8368),
  ]

  @Test func theConvertedNetworkAnswersAsItsWeightsSay() throws {
    let trunk = try Trunk(.picture, InferenceEngine(networks: networksFolder))
    let features = try trunk.features(in: Pixels.pattern(size: Trunk.Kind.picture.size))
    #expect(features.count == Trunk.Kind.picture.count)
    for (place, value) in Self.expected { #expect(abs(features[place] - value) < 1e-3, "number \(place)") }
  }
}
