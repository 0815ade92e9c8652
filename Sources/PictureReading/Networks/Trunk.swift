/// The first layers of a network that others taught, asked what they make of a view; what the last layers would conclude is nobody's question.
package final class Trunk {
  /// Which network, and what of it is looked at.
  package struct Kind: Sendable {
    let file: String
    /// Side of the network's input in pixels.
    package let size: Int
    let maps: [FeatureMap]

    /// How many numbers stand for a view.
    package var count: Int { maps.reduce(0) { $0 + $1.count } }
  }

  private let network: Network
  private let kind: Kind

  package init(_ kind: Kind, _ engine: InferenceEngine) throws(InferenceError) {
    self.kind = kind
    network = try engine.compile(kind.file, shape: [1, 3, kind.size, kind.size])
  }

  package func features(in pixels: Pixels) throws(InferenceError) -> [Float] {
    try network.run { pixels.fillPlanar($0) }
    return try network.pooled(kind.maps)
  }
}

extension Trunk.Kind {
  /// CenterFace's, which learned from thousands of faces what heads look like. `make deps` cuts it out of the detector's file
  /// (packaging/onnx_cut.py).
  package static let head = Trunk.Kind(
    file: "face_trunk.onnx", size: 192,
    maps: [FeatureMap(name: "446", features: 64, cells: 12), FeatureMap(name: "474", features: 96, cells: 12)])

  /// EfficientNet-Lite0's, which learned from a million photographs what pictures of things look like. `make deps` converts it from the
  /// weights that PyTorch stored (packaging/lite_network.py).
  package static let picture = Trunk.Kind(
    file: "picture_trunk.onnx", size: 160,
    maps: [
      FeatureMap(name: "sixteenth", features: 112, cells: 10),
      FeatureMap(name: "thirty_second", features: 192, cells: 5),
    ])
}
