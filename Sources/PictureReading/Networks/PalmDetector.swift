import Foundation

/// A palm that may belong to a hand, in frame pixels.
struct DetectedPalm {
  /// Log-odds that there is a palm.
  let score: Double
  let centre: Point
  /// Side of the square around the palm.
  let side: Double
  let wrist: Point
  /// Where the middle finger begins.
  let knuckle: Point
}

/// MediaPipe's palm detector: palms of any direction in a view.
final class PalmDetector {
  static let file = "palm_detection_full.tflite"
  /// Side of the network's input in pixels.
  static let size = 192
  /// Weaker answers are not looked at again; what hands are missed for it was not measured.
  private static let weakest: Float = -1.5

  private let network: Network

  init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile(Self.file, shape: [1, Self.size, Self.size, 3])
  }

  /// Palms in a part of the frame, in no order, most of them several times.
  /// - Parameter view: of `size` pixels.
  func palms(in view: SquareView, of frame: Pixels) throws(InferenceError) -> [DetectedPalm] {
    // Black outside, as it was taught.
    let pixels = view.crop(from: frame, fill: 0)
    try network.run { pixels.fillInterleaved($0) }
    let anchors = Self.anchors
    let boxes = try network.output("Identity", count: Self.valueCount * anchors.count)
    let scores = try network.output("Identity_1", count: anchors.count)
    return anchors.indices.filter { scores[$0] >= Self.weakest }.map { index in
      let values = boxes[(Self.valueCount * index)...].prefix(Self.valueCount).map(Double.init)
      func point(_ place: Int) -> Point {
        view.framePoint(anchors[index] + Point(x: values[place], y: values[place + 1]))
      }
      return DetectedPalm(
        score: Double(scores[index]), centre: point(0), side: max(values[2], values[3]) * view.side / Double(view.size),
        wrist: point(4), knuckle: point(8))
    }
  }

  /// Of each answer: middle, width and height of the box, then x and y of seven points.
  private static let valueCount = 18

  /// The middle of the cell each answer is told from: two answers a cell of a grid of 24, then six a cell of one of 12.
  private static let anchors: [Point] = [(cells: 24, answers: 2), (cells: 12, answers: 6)].flatMap { grid in
    let side = Double(size) / Double(grid.cells)
    return (0..<grid.cells * grid.cells).flatMap { cell in
      let middle = Point(x: (Double(cell % grid.cells) + 0.5) * side, y: (Double(cell / grid.cells) + 0.5) * side)
      return Array(repeating: middle, count: grid.answers)
    }
  }
}
