/// PP-OCR's classifier of direction: whether a line of text stands upright or on its head.
package final class TextDirection {
  /// Width and height of the network's input in pixels; a shorter line leaves the rest grey.
  package static let width = 192
  package static let height = 48

  static let file = "text_direction.onnx"

  private let network: Network

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile(Self.file, shape: [1, 3, Self.height, Self.width])
  }

  /// How likely a line stands on its head, 0 to 1.
  /// - Parameter line: `width` × `height` pixels.
  package func likelihoodOfHalfTurn(_ line: Pixels) throws(InferenceError) -> Double {
    try network.run { line.fillPlanar($0, mean: 127.5, deviation: 127.5, blueFirst: true) }
    return Double(try network.output("save_infer_model/scale_0.tmp_1", count: 2)[1])
  }
}
