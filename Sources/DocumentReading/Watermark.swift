/// Words printed across a specimen: no name, whatever parts of them are legible.
enum Watermark {
  /// Whether a line is nothing but such a word or a piece of one.
  static func isWatermark(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace).map { WordFolding.folded(String($0)) }
    return !words.isEmpty && words.allSatisfy(isPiece)
  }

  private static let specimen = Array("SPECIMEN")

  private static func isPiece(_ word: [Character]) -> Bool {
    let han = word.filter { !$0.isASCII }
    let latin = word.filter(\.isASCII)
    guard han.count <= 2, han.allSatisfy({ "样本様木水大".contains($0) }) else { return false }
    // One or two letters are a piece of any word.
    guard latin.count >= 3 else { return latin.isEmpty && !han.isEmpty }
    return WordSearch.find(latin, in: specimen, errors: latin.count / 4) != nil
  }
}
