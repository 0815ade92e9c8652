import Foundation

/// PP-OCR's recogniser: what a line of text says, in traditional and simplified Chinese and Latin letters.
///
/// The network answers for every eighth column with a probability for each character of its list and for "none" (CTC).
package final class TextRecogniser {
  /// Height in pixels to which lines are brought.
  package static let height = 48
  /// Widths of the network's input; the narrowest that holds a line is used, since time grows with it. The engine prepares itself for each
  /// width that comes up and keeps 12 MB for it, so that there are few. Longer lines are compressed.
  package static let widths = [64, 128, 192, 256, 320, 448, 640, 960]
  private static let columnsPerAnswer = 8
  /// Beside the network, extracted from it at set-up: a character a line.
  package static let characterFile = "text_recognition.characters"

  static let file = "text_recognition.onnx"

  private let network: Network
  private let decoder: CTCDecoder

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile(Self.file, shapes: Self.widths.map { [1, 3, Self.height, $0] })
    do {
      let list = try String(contentsOf: engine.folder.appendingPathComponent(Self.characterFile), encoding: .utf8)
      let lines = list.split(separator: "\n", omittingEmptySubsequences: false)
      // A line with several characters, of which there are none, would shift no other.
      decoder = CTCDecoder(characters: ["\0"] + lines.map { $0.first ?? "\u{FFFD}" } + [" "])
    } catch {
      throw .networkUnusable(file: Self.characterFile, why: "it cannot be read")
    }
    // The widest first: its buffers serve the others, while buffers that grow leave the smaller ones behind.
    if let widest = Self.widths.last { _ = try read(.blank(width: widest, height: Self.height)) }
  }

  /// - Parameter line: one line of upright text, `height` pixels high and as wide as one of `widths`; what the text leaves
  ///   over is grey.
  package func read(_ line: Pixels) throws(InferenceError) -> [ReadCharacter] {
    guard let shape = Self.widths.firstIndex(of: line.width) else {
      throw .inferenceFailed(file: network.file, why: "a line is \(line.width) pixels wide")
    }
    try network.run(shape: shape) { line.fillPlanar($0, mean: 127.5, deviation: 127.5, blueFirst: true) }
    let steps = line.width / Self.columnsPerAnswer
    let answer = try network.output("fetch_name_0", count: steps * decoder.characters.count)
    return decoder.decode(answer)
  }
}
