/// The first layers of EfficientNet-Lite0, which learned from a million photographs what pictures of things look like, asked about a head or
/// a whole photo.
///
/// `make deps` converts them from the weights that PyTorch stored (packaging/lite_network.py).
package final class PictureTrunk {
  static let file = "picture_trunk.onnx"
  /// Side of the network's input in pixels.
  package static let size = 160
  private static let maps = [
    FeatureMap(name: "sixteenth", features: 112, cells: size / 16),
    FeatureMap(name: "thirty_second", features: 192, cells: size / 32),
  ]
  /// How many numbers stand for a picture.
  package static let count = maps.reduce(0) { $0 + $1.count }

  private let network: Network

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile(Self.file, shape: [1, 3, Self.size, Self.size])
  }

  package func features(in pixels: Pixels) throws(InferenceError) -> [Float] {
    try network.run { pixels.fillPlanar($0) }
    return try network.pooled(Self.maps)
  }
}
