/// The first layers of CenterFace, which learned from thousands of faces what heads look like, asked about one head at a time.
///
/// `make deps` cuts them out of the detector's file (packaging/onnx_cut.py).
package final class HeadTrunk {
  static let file = "face_trunk.onnx"
  /// Side of the network's input in pixels.
  package static let size = 192
  private static let maps = [
    FeatureMap(name: "446", features: 64, cells: size / 16), FeatureMap(name: "474", features: 96, cells: size / 16),
  ]
  /// How many numbers stand for a head.
  package static let count = maps.reduce(0) { $0 + $1.count }

  private let network: Network

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile(Self.file, shape: [1, 3, Self.size, Self.size])
  }

  /// - Parameter pixels: a view of a head.
  package func features(in pixels: Pixels) throws(InferenceError) -> [Float] {
    try network.run { pixels.fillPlanar($0) }
    return try network.pooled(Self.maps)
  }
}
