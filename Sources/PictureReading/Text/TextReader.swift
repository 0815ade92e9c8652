import Foundation

/// Reads the text of a document, whichever way it lies in the picture.
///
/// The lines were found before, in the one pass of the text detector. Used by one thread only.
package final class TextReader {
  /// No card has more lines worth reading; a page of text is known by their number.
  package static let mostLines = 48
  /// Columns of recogniser input after which no further line is begun: an accepted card has 2,000 to 9,000, a page ten times as many.
  private static let mostColumns = 10_000
  /// Letters lower than this are not read, in pixels of the picture read from.
  private static let leastHeight = 7.0
  /// Where letters are lower than this in the frame, they are read from the file's own pixels.
  private static let sufficientHeight = 22.0
  /// A line that the recogniser is less sure of is noise: a pattern, a seal, a signature.
  private static let leastConfidence = 0.5
  /// Lines whose direction is looked at; the longest tell best.
  private static let directionLines = 6

  private let direction: TextDirection
  private let recogniser: TextRecogniser

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    direction = try TextDirection(engine)
    recogniser = try TextRecogniser(engine)
  }

  /// Has the recogniser prepare itself for lines of every length.
  func prepare() throws(InferenceError) {
    for width in TextRecogniser.widths {
      _ = try recogniser.read(.blank(width: width, height: TextRecogniser.height))
    }
  }

  /// What the lines say; lines that say nothing are left out.
  ///
  /// Lines of the largest type are read first: cards set values larger than their labels.
  /// - Parameter isEnough: whether nothing more need be read, asked after each line with those read so far.
  package func read(
    _ lines: [TextLine], in picture: DecodedPicture, until isEnough: ([RecognisedLine]) -> Bool = { _ in false }
  ) throws(InferenceError) -> ReadText {
    let largest = lines.map(\.letters).sorted { $0.length * $0.thickness > $1.length * $1.thickness }
      .prefix(Self.mostLines)
    guard !largest.isEmpty else { return ReadText(lines: [], unread: []) }
    let source = source(of: Array(largest), in: picture)
    let axis = try readingAngle(of: largest.map(source.box), in: source.pixels)
    var waiting = largest.map { $0.aligned(to: axis) }.sorted { $0.thickness > $1.thickness }[...]
    var read: [RecognisedLine] = []
    var columns = 0
    while let box = waiting.first, columns < Self.mostColumns {
      waiting.removeFirst()
      columns += Self.width(for: box)
      guard let line = try self.read(box, from: source) else { continue }
      read.append(line)
      if isEnough(read) { break }
    }
    return ReadText(lines: read, unread: Array(waiting))
  }

  /// What stands in one box, which lies as its text is read; nil where nothing can be read there.
  package func read(_ box: TurnedBox, in picture: DecodedPicture) throws(InferenceError) -> RecognisedLine? {
    try read(box, from: source(of: [box], in: picture))
  }

  /// - Parameter box: in frame pixels, as its text is read.
  private func read(_ box: TurnedBox, from source: Source) throws(InferenceError) -> RecognisedLine? {
    let inSource = source.box(box)
    guard inSource.thickness >= Self.leastHeight else { return nil }
    let line = RecognisedLine(box: box, characters: try recogniser.read(crop(inSource, from: source.pixels)))
    return !line.characters.isEmpty && line.confidence >= Self.leastConfidence ? line : nil
  }

  private func crop(_ box: TurnedBox, from pixels: Pixels) -> Pixels {
    pixels.line(box, width: Self.width(for: box), height: TextRecogniser.height)
  }

  /// The recogniser's width for a line.
  private static func width(for box: TurnedBox) -> Int {
    let wanted = Double(TextRecogniser.height) * box.length / max(box.thickness, 1)
    let widest = TextRecogniser.widths[TextRecogniser.widths.count - 1]
    return TextRecogniser.widths.first { Double($0) >= wanted } ?? widest
  }

  /// The angle at which the text is read: that of most lines, turned over where they stand on their heads.
  private func readingAngle(of boxes: [TurnedBox], in pixels: Pixels) throws(InferenceError) -> Double {
    let axis = commonAxis(of: boxes)
    var votes: [Double] = []
    for box in boxes.sorted(by: { $0.length > $1.length }).prefix(Self.directionLines) {
      let line = pixels.line(box.aligned(to: axis), width: TextDirection.width, height: TextDirection.height)
      votes.append(try direction.likelihoodOfHalfTurn(line))
    }
    return votes.reduce(0, +) > Double(votes.count) / 2 ? axis + .pi : axis
  }

  private struct Source {
    let pixels: Pixels
    /// In frame pixels.
    let corner: Point
    let magnification: Double

    /// A box of the frame in these pixels.
    func box(_ frameBox: TurnedBox) -> TurnedBox {
      frameBox.moved(scale: magnification) { ($0 - corner) * magnification }
    }
  }

  /// The frame, or where its letters are too small and the file has more pixels, the part with the text from the file.
  private func source(of boxes: [TurnedBox], in picture: DecodedPicture) -> Source {
    let frame = Source(pixels: picture.frame, corner: Point(x: 0, y: 0), magnification: 1)
    let height = median(boxes.map(\.thickness))
    guard picture.scale > 1, height < Self.sufficientHeight else { return frame }
    guard let text = Box(around: boxes.flatMap(\.corners)),
      let region = try? picture.region(text, pixelsPerFramePixel: Self.sufficientHeight / height)
    else { return frame }
    return Source(
      pixels: region.pixels, corner: Point(x: region.box.x, y: region.box.y),
      magnification: Double(region.magnification))
  }
}

/// The angle of most text, by length: lines that run across the picture or those that run down it, as they lean on average.
/// - Returns: -π/4 up to 3π/4.
func commonAxis(of boxes: [TurnedBox]) -> Double {
  // A single character has no direction of its own.
  let long = boxes.filter { $0.length >= 2 * $0.thickness }
  let known = (long.isEmpty ? boxes : long).map { box in
    box.aligned(to: abs(cos(box.angle)) >= abs(sin(box.angle)) ? 0 : .pi / 2)
  }
  func leaning(_ quarter: Double) -> [TurnedBox] { known.filter { abs($0.angle - quarter) <= .pi / 4 } }
  let (level, steep) = (leaning(0), leaning(.pi / 2))
  func length(_ boxes: [TurnedBox]) -> Double { boxes.map(\.length).reduce(0, +) }
  let chosen = length(level) >= length(steep) ? level : steep
  return chosen.map { $0.angle * $0.length }.reduce(0, +) / max(length(chosen), 1)
}

extension TextLine {
  /// The box around the letters: the detector marks their core, and PP-OCR grows it by 1.6 times area over girth.
  var letters: TurnedBox {
    let girth = 2 * (outline.length + outline.thickness)
    return outline.grown(by: 1.6 * outline.length * outline.thickness / max(girth, 1))
  }
}
