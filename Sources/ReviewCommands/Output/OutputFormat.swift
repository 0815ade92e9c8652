import Foundation
import ReviewDomain

/// The forms an answer can be printed in.
enum OutputFormat: Sendable {
  /// - Parameter isWide: whether rows may be wider than the terminal.
  case text(isWide: Bool)
  case json
}

/// An answer of a command: one value, two renderings.
protocol Answer: Encodable {
  /// For people; ends with a line end unless empty. Its tables are laid out where it is printed.
  func text() -> String
}

extension CommandContext {
  /// Prints an answer; the only place that knows the forms.
  func print(_ answer: some Answer, as format: OutputFormat) throws {
    switch format {
    case .text(let isWide): try write(layout(isWide: isWide).laidOut(answer.text()))
    case .json: try write(JSONText.of(answer) + "\n")
    }
  }
}

extension CommandContext {
  private func layout(isWide: Bool) -> TextLayout {
    guard let outputColumns else { return .tabs }
    return isWide ? .wide : .terminal(columns: outputColumns)
  }
}

/// JSON as the program prints it: sorted keys, times as RFC 3339.
enum JSONText {
  static func of(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(RFC3339.text(date))
    }
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
