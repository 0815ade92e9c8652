/// A line of text found in the frame.
package struct TextLine: Sendable, Hashable {
  /// The upright box around its core, in frame pixels.
  package let box: Box
  /// Its core as it stands, in frame pixels: letters reach beyond it.
  package let outline: TurnedBox
  /// Mean probability over the line's pixels, 0 to 1.
  package let score: Double

  /// - Parameter outline: without one, the upright box.
  package init(box: Box, outline: TurnedBox? = nil, score: Double) {
    self.box = box
    self.outline = outline ?? TurnedBox(box)
    self.score = score
  }
}

/// PP-OCR's text detector: where lines of text stand in a picture, in any script and at any angle.
package final class TextDetector {
  /// How closely the picture is looked at.
  package enum Look: Sendable, CaseIterable {
    /// Enough to see whether a closer look is worth its time.
    case glimpse
    /// Enough to see that there is text.
    case glance
    /// Enough to find each line of a document that somebody photographed, for reading.
    case reading

    /// The longer side of the network's input in pixels; when reading, of nearly square frames less.
    package var size: Int {
      switch self {
      case .glimpse: 320
      case .glance: 480
      case .reading: 736
      }
    }
  }

  /// A pixel more likely than this belongs to text, a line less likely than `weakestLine` is none (PP-OCR's own
  /// figures).
  private static let threshold: Float = 0.3
  private static let weakestLine: Float = 0.5

  static let file = "text_detection.onnx"

  private let network: Network

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile(Self.file, shapes: Band.all.map { [1, 3, $0.height, $0.width] })
    // The largest first: its buffers serve the others, while buffers that grow leave the smaller ones behind.
    _ = try lines(in: .blank(width: Band.all[0].width, height: Band.all[0].height))
  }

  /// Lines in a band of the letterboxed square, in the band's own pixels.
  package func lines(in pixels: Pixels) throws(InferenceError) -> [TextLine] {
    let (width, height) = (pixels.width, pixels.height)
    guard let shape = Band.all.firstIndex(where: { $0.width == width && $0.height == height }) else {
      throw .inferenceFailed(file: network.file, why: "a picture is \(width) × \(height) pixels")
    }
    try network.run(shape: shape) { pixels.fillPlanar($0, mean: 127.5, deviation: 127.5, blueFirst: true) }
    return Self.lines(in: try network.output("fetch_name_0", count: width * height), width: width)
  }

  /// Groups neighbouring text pixels of a probability map into lines.
  package static func lines(in map: [Float], width: Int) -> [TextLine] {
    var isText = map.map { $0 > threshold }
    var lines: [TextLine] = []
    for start in map.indices where isText[start] {
      let pixels = connectedPixels(from: start, in: &isText, width: width)
      if let line = line(of: pixels, in: map, width: width) { lines.append(line) }
    }
    return lines
  }

  /// The line that pixels make; nil where they are too few or too unlikely to be one.
  private static func line(of pixels: [Int], in map: [Float], width: Int) -> TextLine? {
    var (left, right, top, bottom) = (width, 0, map.count, 0)
    var sum: Float = 0
    // The first and last pixel of each row say all that the outline needs.
    var ends: [Int: ClosedRange<Int>] = [:]
    for pixel in pixels {
      let (x, y) = (pixel % width, pixel / width)
      (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
      ends[y] = ends[y].map { min($0.lowerBound, x)...max($0.upperBound, x) } ?? x...x
      sum += map[pixel]
    }
    let score = sum / Float(pixels.count)
    guard score >= weakestLine, right - left >= 3, bottom - top >= 2 else { return nil }
    let corners = ends.flatMap { y, row in
      [(row.lowerBound, y), (row.upperBound + 1, y), (row.lowerBound, y + 1), (row.upperBound + 1, y + 1)]
        .map { Point(x: Double($0.0), y: Double($0.1)) }
    }
    return TextLine(
      box: Box(
        x: Double(left), y: Double(top), width: Double(right - left + 1), height: Double(bottom - top + 1)),
      outline: TurnedBox(around: corners), score: Double(score))
  }
}
