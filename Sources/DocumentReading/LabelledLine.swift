import PictureReading

/// A line taken apart into the label at its beginning and what follows.
struct LabelledLine {
  let folded: FoldedLine
  /// nil when the line begins with no label.
  let label: FieldLabel?
  /// The characters after the label, up to a label further on.
  let value: [ReadCharacter]

  var line: ReadLine { folded.line }
  /// Whether nothing but the label stands there; it may say in brackets how days are written: (Y/M/D).
  let isBareLabel: Bool

  private static func isBare(_ label: FieldLabel, before value: [ReadCharacter]) -> Bool {
    let said = value.map(\.character).filter { $0.isLetter || $0.isNumber }
    // A stroke may be taken for a digit: Y7M/D.
    let latin = String(said.filter { $0.isASCII && $0.isLetter }).uppercased()
    if said.isEmpty || dayForms.contains(String(said)) || dayForms.contains(latin) { return true }
    if isCutShort(String(said).uppercased(), of: label) { return true }
    // The word for a name in the other language, badly read: nobody's name is as short.
    return label == .name && said.count <= 4 && said.allSatisfy { $0.isASCII && $0.isLetter }
      && said.contains { $0.isLowercase }
  }

  /// Whether what follows is the beginning of the label in the other language, whose end was found as a line of its own.
  private static func isCutShort(_ said: String, of label: FieldLabel) -> Bool {
    said.count >= fewestLetters
      && LabelWord.all.contains { $0.field == label && $0.isLatin && $0.characters.starts(with: said) }
  }

  /// Of a word that was cut short: fewer begin too many words.
  private static let fewestLetters = 4

  private static let dayForms: Set<String> = ["YMD", "YYYYMMDD", "YYMMDD", "DMY", "年月日", "西元"]

  init(_ line: ReadLine) {
    folded = FoldedLine(line)
    var label: FieldLabel?
    var end = 0
    // Labels in two languages follow one another: 姓名 Name.
    while let (word, range) = Self.label(of: folded, from: end), label == nil || word.field == label {
      label = label ?? word.field
      end = range.upperBound
    }
    self.label = label
    let value = Self.untilNextLabel(in: folded, from: end)
    self.value = value
    isBareLabel = label.map { Self.isBare($0, before: value) } ?? false
  }

  /// The label at a place of the line: the one with most characters right.
  private static func label(of line: FoldedLine, from start: Int) -> (LabelWord, Range<Int>)? {
    let rest = Array(line.characters[start...])
    var best: (word: LabelWord, range: Range<Int>, right: Int)?
    for word in LabelWord.all {
      guard let match = WordSearch.find(word.characters, in: rest, errors: word.errors, atStart: true) else { continue }
      let range = start + match.range.lowerBound..<start + match.range.upperBound
      let right = word.characters.count - 2 * match.errors
      guard right > best?.right ?? 0, !word.isLatin || start > 0 || endsWord(line, at: range.upperBound)
      else { continue }
      best = (word, range, right)
    }
    return best.map { ($0.word, $0.range) }
  }

  /// Whether a Latin word that begins a line ends before a place: NAME does not label NAMEN. After a Chinese label it may run on.
  private static func endsWord(_ line: FoldedLine, at end: Int) -> Bool {
    guard end < line.characters.count, end > 0 else { return true }
    return !line.characters[end].isASCII || !line.characters[end].isLetter
      || line.places[end] > line.places[end - 1] + 1
  }

  /// Two columns of a card may come as one line: 姓名 甄健康 性別 男.
  private static func untilNextLabel(in line: FoldedLine, from start: Int) -> [ReadCharacter] {
    let rest = line.rest(after: start)
    let characters = Array(line.characters[min(start, line.characters.count)...])
    let next = LabelWord.all.filter { !$0.isLatin }.compactMap { word in
      WordSearch.find(word.characters, in: characters, errors: 0)?.range.lowerBound
    }.filter { $0 > 0 }.min()
    guard let next else { return rest }
    let offset = line.places[start + next] - (line.line.characters.count - rest.count)
    return Array(rest.prefix(max(0, offset)))
  }
}
