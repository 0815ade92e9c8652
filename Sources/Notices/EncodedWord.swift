import Foundation

/// The encoded words of RFC 2047: text beyond ASCII in a header, in base64 of UTF-8.
package enum EncodedWord {
  /// The longest a word may be, and the longest a line with one: RFC 2047, section 2.
  static let maximumLength = 75
  static let maximumLineLength = 76

  private static let opening = "=?UTF-8?B?"
  private static let closing = "?="

  /// Cuts the text into words that a reader puts together again, each of whole characters.
  ///
  /// - Parameter firstRoom: characters left on the line the first word stands on, at least 20; the others begin lines of their own.
  package static func words(_ text: String, firstRoom: Int = maximumLength) -> [String] {
    var words: [String] = []
    var bytes: [UInt8] = []
    var room = capacity(min(firstRoom, maximumLength))
    for piece in pieces(text, limit: room) {
      if bytes.count + piece.count > room, !bytes.isEmpty {
        words.append(word(bytes))
        bytes = []
        room = capacity(maximumLength)
      }
      bytes += piece
    }
    if !bytes.isEmpty {
      words.append(word(bytes))
    }
    return words
  }

  /// The text that `words(_:firstRoom:)` was given, out of its words with spaces between; other text as it is.
  static func text(of words: String) -> String {
    let parts = words.split(separator: " ").map { part in
      part.hasPrefix(opening) && part.hasSuffix(closing)
        ? Data(base64Encoded: String(part.dropFirst(opening.count).dropLast(closing.count))) : nil
    }
    guard !parts.isEmpty, parts.allSatisfy({ $0 != nil }) else { return words }
    return String(decoding: parts.compactMap { $0 }.joined(), as: UTF8.self)
  }

  /// The number of bytes a word of that length carries.
  private static func capacity(_ length: Int) -> Int {
    (length - opening.count - closing.count) / 4 * 3
  }

  private static func word(_ bytes: [UInt8]) -> String {
    opening + Data(bytes).base64EncodedString() + closing
  }

  /// The characters as people see them, so that a mark stays with its letter; one of more than `limit` bytes (a letter under
  /// dozens of marks) by its scalars.
  private static func pieces(_ text: String, limit: Int) -> [[UInt8]] {
    text.flatMap { character -> [[UInt8]] in
      let bytes = Array(String(character).utf8)
      return bytes.count <= limit ? [bytes] : character.unicodeScalars.map { Array(String($0).utf8) }
    }
  }
}
