/// Characters that recognisers take for one another.
enum Confusables {
  /// What may have been printed where a letter was read and a digit belongs.
  static func digits(readAs character: Character) -> [Character] { digitsByLetter[character] ?? [] }

  /// What may have been printed where a digit was read and a letter belongs.
  static func letters(readAs character: Character) -> [Character] { lettersByDigit[character] ?? [] }

  /// The character as a capital ASCII letter or a digit; nil for anything else.
  static func ascii(_ character: Character) -> Character? {
    if let twin = twins[character] { return twin }
    let folded = String(character).precomposedStringWithCompatibilityMapping.uppercased()
    guard let first = folded.first, folded.count == 1, first.isASCII, first.isLetter || first.isNumber else {
      return nil
    }
    return first
  }

  /// More than one where one letter is as near as the other: the check digit decides, or nothing does.
  private static let digitsByLetter: [Character: [Character]] = [
    "O": ["0"], "D": ["0"], "Q": ["0"], "U": ["0"], "C": ["0"], "I": ["1"], "L": ["1"], "J": ["1"], "T": ["1", "7"],
    "Z": ["2", "7"],
    "A": ["4"], "S": ["5", "8"], "G": ["6", "9"], "B": ["8", "6", "3"], "E": ["8", "6"],
  ]

  private static let lettersByDigit: [Character: [Character]] = [
    "0": ["O", "D", "Q", "C", "U", "G"], "1": ["I", "L", "J", "T"], "2": ["Z"], "3": ["B", "J"], "4": ["A"], "5": ["S"],
    "6": ["G", "C", "E"],
    "7": ["T", "Z", "J"], "8": ["B", "S"], "9": ["P", "G"],
  ]

  /// Characters of other scripts and signs that look like a letter or a digit; a lower-case L is a stroke.
  private static let twins: [Character: Character] = [
    "l": "1", "|": "1", "ı": "1", "〇": "0", "○": "0", "О": "O", "Ο": "O", "А": "A", "Α": "A", "В": "B", "Β": "B",
    "С": "C", "Е": "E",
    "Ε": "E", "Н": "H", "Η": "H", "К": "K", "Κ": "K", "М": "M", "Μ": "M", "Р": "P", "Ρ": "P", "Т": "T", "Τ": "T",
    "τ": "T", "Х": "X",
    "Χ": "X",
  ]
}
