import ReviewDomain

/// The kind of a document by its title, its machine readable zone, or by being nothing but text.
enum KindReader {
  static func read(_ lines: [FoldedLine], zone: MachineReadableZone?) -> KindReading {
    let text = pageOfText(lines)
    if let text, text.probability >= TitleMatch.sure { return text }
    if let zone, let kind = zone.documentKind {
      return KindReading(kind: kind, probability: zone.probability, evidence: ["MRZ"], corners: zone.corners)
    }
    if let head = lines.lazy.compactMap({ ZoneLine($0.line) }).first(where: \.beginsPassport) {
      // The first line of a passport's zone is told by its form, whatever became of the second.
      return KindReading(
        kind: .passport, probability: head.line.confidence, evidence: ["MRZ"], corners: [head.line.corners])
    }
    let titles = lines.flatMap { line in TitleWord.all.compactMap { TitleMatch($0, in: line) } }
    guard let best = titles.max(by: { $0.weight < $1.weight }) else { return text ?? .unknown }
    let rival = titles.filter { $0.word.kind != best.word.kind && !best.contains($0) }.map(\.weight).max() ?? 0
    let found = titles.filter { match in
      match.word.kind == best.word.kind && !titles.contains { $0.contains(match) && !match.contains($0) }
    }
    // Two titles: one of them is a stray word. The better one must be clearly so.
    let sure = best.probability * (rival == 0 ? 1 : max(0, 1 - rival / best.weight))
    guard sure >= TitleMatch.least else { return text ?? .unknown }
    return KindReading(
      kind: best.word.kind, probability: sure, evidence: Set(found.map(\.word.text)).sorted(),
      corners: found.map(\.line.corners))
  }

  /// Lines of so many characters are running text; the cards' longest line has about thirty, but few of them.
  private static let longLine = 15
  private static let pageLines = 10

  private static func pageOfText(_ lines: [FoldedLine]) -> KindReading? {
    let written = lines.filter { $0.characters.count > 3 }
    let long = written.filter { $0.characters.count >= longLine && $0.line.confidence > 0.8 }
    guard long.count >= pageLines, long.count * 2 > written.count else { return nil }
    let share = Double(long.count) / Double(written.count)
    return KindReading(kind: .page, probability: share, evidence: ["\(long.count) long lines"], corners: [])
  }
}

/// A title word in a line.
private struct TitleMatch {
  let word: TitleWord
  let line: ReadLine
  let range: Range<Int>
  /// How probable it is that the word stands there, 0 to 1.
  let probability: Double
  /// How much it says: longer words and words that fill their line say more.
  let weight: Double

  /// A kind surer than this is certain.
  static let sure = 0.9
  /// A kind less sure than this is not given.
  static let least = 0.5

  init?(_ word: TitleWord, in folded: FoldedLine) {
    let characters = folded.characters
    guard let match = WordSearch.find(word.characters, in: characters, errors: word.errors) else { return nil }
    let after = characters[match.range.upperBound...]
    guard !word.notBefore.contains(where: { after.starts(with: $0) }) else { return nil }
    let read = match.range.map { folded.line.characters[folded.places[$0]].probability }
    let mean = read.reduce(0, +) / Double(max(1, read.count))
    let share = Double(match.range.count) / Double(max(1, characters.count))
    self.word = word
    line = folded.line
    range = match.range
    probability = mean * (1 - 0.5 * Double(match.errors) / Double(word.characters.count))
    weight = probability * Double(word.characters.count - match.errors) * share
  }

  /// Whether another match is part of this one: 居留證 of 外僑居留證.
  func contains(_ other: TitleMatch) -> Bool {
    line == other.line && other.range.lowerBound >= range.lowerBound && other.range.upperBound <= range.upperBound
  }
}
