/// A line of text found in the frame.
package struct TextLine: Sendable, Hashable {
  /// In frame pixels.
  package let box: Box
  /// Mean probability over the line's pixels, 0 to 1.
  package let score: Double

  package init(box: Box, score: Double) {
    self.box = box
    self.score = score
  }
}

/// PP-OCR's text detector: where lines of text stand in a picture, in any script.
package final class TextDetector {
  /// Side of the network's input in pixels.
  package static let size = 480
  /// A pixel more likely than this belongs to text, a line less likely than `weakestLine` is none (PP-OCR's own
  /// figures).
  private static let threshold: Float = 0.3
  private static let weakestLine: Float = 0.5

  private let network: Network

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile("text_detection.onnx", shape: [1, 3, Self.size, Self.size])
  }

  /// Lines in the pixels of the letterboxed square.
  package func lines(in square: Pixels) throws(InferenceError) -> [TextLine] {
    try network.run { square.fillPlanar($0, mean: 127.5, deviation: 127.5, blueFirst: true) }
    let map = try network.output("fetch_name_0", count: Self.size * Self.size)
    return Self.lines(in: map, width: Self.size)
  }

  /// Groups neighbouring text pixels of a probability map into lines.
  package static func lines(in map: [Float], width: Int) -> [TextLine] {
    var seen = [Bool](repeating: false, count: map.count)
    var lines: [TextLine] = []
    var pending: [Int] = []
    for start in map.indices where map[start] > threshold && !seen[start] {
      var (left, right, top, bottom) = (width, 0, map.count, 0)
      var (sum, count): (Float, Int) = (0, 0)
      seen[start] = true
      pending.append(start)
      while let pixel = pending.popLast() {
        let (x, y) = (pixel % width, pixel / width)
        (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
        sum += map[pixel]
        count += 1
        for (step, inside) in [(-1, x > 0), (1, x < width - 1), (-width, y > 0), (width, pixel + width < map.count)]
        where inside && !seen[pixel + step] && map[pixel + step] > threshold {
          seen[pixel + step] = true
          pending.append(pixel + step)
        }
      }
      let score = sum / Float(count)
      guard score >= weakestLine, right - left >= 3, bottom - top >= 2 else { continue }
      lines.append(
        TextLine(
          box: Box(
            x: Double(left), y: Double(top), width: Double(right - left + 1), height: Double(bottom - top + 1)),
          score: Double(score)))
    }
    return lines
  }
}
