extension String {
  /// Whether a name stands in the text as whole words, whatever its case: "Canva" is not in "canvas". Words of scripts without blanks
  /// between them, such as Chinese, end anywhere.
  func names(_ name: String) -> Bool {
    let (text, name) = (Array(lowercased()), Array(name.lowercased()))
    guard !name.isEmpty, text.count >= name.count else { return false }
    return (0...text.count - name.count).contains { start in
      let end = start + name.count
      return text[start..<end].elementsEqual(name)
        && (start == 0 || !Self.isOneWord(text[start - 1], name[0]))
        && (end == text.count || !Self.isOneWord(name[name.count - 1], text[end]))
    }
  }

  /// Whether two letters beside each other belong to one word.
  private static func isOneWord(_ left: Character, _ right: Character) -> Bool {
    left.isASCII && right.isASCII && left.isLetter && right.isLetter
  }
}
