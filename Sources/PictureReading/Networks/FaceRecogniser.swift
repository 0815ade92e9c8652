/// SFace (Y. Zhong et al., 2021): a MobileNet that was taught to tell people apart by the angle between what it makes of their faces.
///
/// `make deps` writes its weights out (packaging/onnx_unblock.py) and rounds them anew (packaging/onnx_quantise.py).
package final class FaceRecogniser {
  static let file = "face_recognition.onnx"
  /// Side of the network's input in pixels.
  package static let size = 112
  /// How many numbers stand for a face.
  package static let count = 128

  private let network: Network

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile(Self.file, shape: [1, 3, Self.size, Self.size])
  }

  /// The features of a face and of its mirror image together: what one side of the light does falls away.
  package func features(of face: FaceCrop) throws(InferenceError) -> FaceFeatures {
    let chip = Self.chip(of: face)
    return FaceFeatures(bothOf: try values(of: chip), try values(of: chip.mirrored()))
  }

  /// What the network sees of a face.
  package static func chip(of face: FaceCrop) -> Pixels {
    SquareView(aligning: face.mesh, size: size).crop(from: face.pixels)
  }

  /// What the network itself says of a chip.
  package func values(of chip: Pixels) throws(InferenceError) -> [Float] {
    try network.run { chip.fillPlanar($0) }
    return try network.output("fc1", count: Self.count)
  }
}
