import Foundation

/// A name in the form in which names are compared.
struct ComparableName {
  /// Its ideographs, folded.
  let han: [Character]
  /// Its Latin words in capitals without marks.
  let words: [String]

  init(_ text: String) {
    // The selector of an ideograph's form is no letter. Dots come before folding, which would make full stops of some.
    let folded = CharacterVariants.folded(
      String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isInvisible })).withNameDots)
    han = folded.filter(\.isIdeograph)
    // An apostrophe or a full stop belongs to its word, and everything else that is no letter parts two.
    words = String(folded.map { $0.isIdeograph ? " " : $0 }).folding(options: .diacriticInsensitive, locale: nil)
      .withPlainLetters.uppercased()
      .split { !$0.isLetter && !"'’.".contains($0) }.map { $0.filter(\.isLetter) }.filter { !$0.isEmpty }
  }

  var letterCount: Int { words.reduce(0) { $0 + $1.count } }

  /// Whether the words are the same in any order, some of them perhaps written as one: MEI-HUA, MEI HUA and MEIHUA.
  func hasSameWords(as other: ComparableName) -> Bool {
    guard !words.isEmpty, words.joined().sorted() == other.words.joined().sorted() else { return false }
    return words.sorted() == other.words.sorted()
      || !words.joinedInEveryOrder.isDisjoint(with: other.words.joinedInEveryOrder)
  }
}

extension [String] {
  /// The words joined in every order; of more than five, which hardly any name has, in the order they stand in.
  fileprivate var joinedInEveryOrder: Set<String> {
    guard count > 1 else { return Set(self) }
    guard count <= 5 else { return [joined()] }
    return indices.reduce(into: Set<String>()) { result, place in
      var rest = self
      let word = rest.remove(at: place)
      for tail in rest.joinedInEveryOrder { result.insert(word + tail) }
    }
  }
}

extension String {
  /// Letters with a stroke or joined of two as passports' zones write them (ICAO 9303, part 3, section 6): in Unicode they are letters of
  /// their own, without a mark that could be taken away.
  fileprivate var withPlainLetters: String {
    String(flatMap { Self.plainLetters[$0] ?? String($0) })
  }

  private static let plainLetters: [Character: String] = [
    "Đ": "D", "đ": "d", "Ð": "D", "ð": "d", "Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "Ħ": "H", "ħ": "h", "Ŧ": "T",
    "ŧ": "t", "ı": "i",
    "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Þ": "TH", "þ": "th",
  ]
}
