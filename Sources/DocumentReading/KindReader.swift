import PictureReading
import ReviewDomain

/// The kind of a document by its title, its machine readable zone, or by being nothing but text.
enum KindReader {
  /// - Parameter found: how many lines there are, of which those of the layout were read.
  static func read(_ layout: DocumentLayout, found: Int, zone: MachineReadableZone?) -> KindReading {
    let lines = layout.lines.map(\.folded)
    if let zone, let kind = zone.documentKind {
      return KindReading(kind: kind, probability: zone.probability, evidence: ["MRZ"], corners: zone.corners)
    }
    if let head = lines.lazy.compactMap({ ZoneLine($0.line) }).first(where: \.beginsPassport) {
      // The first line of a passport's zone is told by its form, whatever became of the second.
      return KindReading(
        kind: .passport, probability: head.line.confidence, evidence: ["MRZ"], corners: [head.line.corners])
    }
    let text = pageOfText(lines, found: found)
    if let text, text.probability >= Self.sure { return text }
    let places = lines.indices.flatMap { place in
      [TitlePlace(lines[place])]
        + layout.continuations(of: place).map { TitlePlace(lines[place], continuedBy: lines[$0]) }
    }
    let titles = places.flatMap { place in TitleWord.all.compactMap { TitleMatch($0, in: place) } }
    guard let best = titles.max(by: { $0.weight < $1.weight })
    else { return text ?? .unknown }
    let rival = titles.filter { $0.word.kind != best.word.kind && !best.contains($0) }.map(\.weight).max() ?? 0
    let found = titles.filter { match in
      match.word.kind == best.word.kind && !titles.contains { $0.contains(match) && !match.contains($0) }
    }
    // Two titles: one of them is a stray word. The better one must be clearly so.
    let sure = best.probability * (rival == 0 ? 1 : max(0, 1 - rival / best.weight))
    guard sure >= Self.least else { return text ?? .unknown }
    return KindReading(
      kind: best.word.kind, probability: sure, evidence: Set(found.map(\.word.text)).sorted(),
      corners: found.flatMap(\.place.corners))
  }

  /// A page surer than this is one, whatever words stand on it.
  private static let sure = 0.9
  /// A kind less sure than this is not given.
  private static let least = 0.5

  /// Lines of so many characters are running text; the cards' longest line has about thirty, but few of them.
  private static let longLine = 15
  private static let pageLines = 10
  /// Of a page only the largest lines are read; so many of them must be long.
  private static let readPageLines = 3

  private static func pageOfText(_ lines: [FoldedLine], found: Int) -> KindReading? {
    let written = lines.filter { $0.characters.count > 3 }
    let long = written.filter { $0.characters.count >= longLine && $0.line.confidence > 0.8 }
    guard found >= pageLines, long.count >= readPageLines, long.count * 2 > written.count else { return nil }
    let share = Double(long.count) / Double(written.count)
    return KindReading(kind: .page, probability: share, evidence: ["\(found) lines of running text"], corners: [])
  }
}
