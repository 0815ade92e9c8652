import ReviewDomain

/// One header field as it stands in a message: ASCII, folded, with its line ends (RFC 5322, section 2.2).
package struct HeaderField: Sendable, Hashable {
  package let name: String
  /// The value in parts that a line may be broken between, at one space.
  private let parts: [String]

  private init(name: String, parts: [String]) {
    self.name = name
    self.parts = parts
  }

  /// A value made by this product, already in the header's own syntax.
  static func structured(_ name: String, _ value: String) -> HeaderField {
    HeaderField(name: name, parts: [value])
  }

  /// Free text, as of a subject.
  package static func text(_ name: String, _ text: String) -> HeaderField {
    HeaderField(
      name: name, parts: phrase(SingleLine.of(text), after: name) { $0.isASCII && $0 >= " " && $0 != "\u{7F}" })
  }

  /// One mailbox, with the name of its owner where there is one.
  package static func mailbox(_ name: String, displayName: String?, address: EmailAddress) -> HeaderField {
    let owner = displayName.map { phrase(SingleLine.of($0), after: name, isPlain: isAtomText) } ?? []
    return HeaderField(name: name, parts: owner + [owner.isEmpty ? address.text : "<\(address.text)>"])
  }

  /// The field's lines, the last one's CRLF included: at most 78 characters each, 76 with an encoded word, unless one part
  /// alone is longer.
  package var rendered: String {
    var text = name + ":"
    var length = text.count
    for (index, part) in parts.enumerated() {
      let limit = part.hasPrefix("=?") ? EncodedWord.maximumLineLength : 78
      // A line with nothing but a field's name upsets some readers: the first part always stands beside it.
      if index > 0, length + 1 + part.count > limit {
        text += "\r\n"
        length = 0
      }
      text += " " + part
      length += 1 + part.count
    }
    return text + "\r\n"
  }

  /// The text as its own words where they are short and plain, else as encoded words.
  private static func phrase(_ text: String, after name: String, isPlain: (Unicode.Scalar) -> Bool) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    let speaksForItself = words.allSatisfy { $0.unicodeScalars.allSatisfy(isPlain) && $0.count <= 60 }
    if speaksForItself, !text.contains("=?") { return words }
    return EncodedWord.words(text, firstRoom: EncodedWord.maximumLineLength - name.count - 2)
  }

  /// `atext` of RFC 5322, section 3.2.3.
  private static func isAtomText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
    }
  }
}
