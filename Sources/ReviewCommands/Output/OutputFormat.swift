import Foundation
import ReviewDomain

/// The forms an answer can be printed in.
enum OutputFormat: Sendable {
  case text
  case json
}

/// An answer of a command: one value, two renderings.
protocol Answer: Encodable {
  /// For people; ends with a line end unless empty.
  func text() -> String
}

extension CommandContext {
  /// Prints an answer; the only place that knows the forms.
  func print(_ answer: some Answer, as format: OutputFormat) throws {
    switch format {
    case .text: try write(answer.text())
    case .json: try write(JSONText.of(answer) + "\n")
    }
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
