import PictureReading
import ReviewDomain

/// Where titles are looked for: a line, or two that may be the pieces of one.
struct TitlePlace {
  let folded: FoldedLine
  /// Of the lines it is made of.
  let corners: [Quadrilateral]
  /// Where the second piece begins. A title must reach across, or it is one of the first piece alone.
  let seam: Int?

  init(_ line: FoldedLine) {
    folded = line
    corners = [line.line.corners]
    seam = nil
  }

  init(_ first: FoldedLine, continuedBy second: FoldedLine) {
    let line = ReadLine(characters: first.line.characters + second.line.characters, corners: first.line.corners)
    folded = FoldedLine(line)
    corners = [first.line.corners, second.line.corners]
    seam = first.characters.count
  }
}

/// A title word in a line.
struct TitleMatch {
  let word: TitleWord
  let place: TitlePlace
  /// How probable it is that the word stands there, 0 to 1.
  let probability: Double
  /// How much it says: longer words and words that fill their line say more.
  let weight: Double
  private let range: Range<Int>

  init?(_ word: TitleWord, in place: TitlePlace) {
    let characters = place.folded.characters
    guard let match = WordSearch.find(word.characters, in: characters, errors: word.errors) else { return nil }
    if let seam = place.seam, !(match.range.lowerBound..<match.range.upperBound - 1).contains(seam - 1) { return nil }
    let after = characters[match.range.upperBound...]
    guard !word.notBefore.contains(where: { after.starts(with: $0) }) else { return nil }
    let read = match.range.map { place.folded.line.characters[place.folded.places[$0]].probability }
    let mean = read.reduce(0, +) / Double(max(1, read.count))
    let share = Double(match.range.count) / Double(max(1, characters.count))
    self.word = word
    self.place = place
    range = match.range
    // A slip in a short word is a greater doubt.
    probability = mean * (1 - 0.5 * Double(match.errors) / Double(word.characters.count))
    weight = probability * Double(word.characters.count - match.errors) * share
  }

  /// Whether another match is part of this one: 居留證 of 外僑居留證.
  func contains(_ other: TitleMatch) -> Bool {
    place.corners == other.place.corners && other.range.lowerBound >= range.lowerBound
      && other.range.upperBound <= range.upperBound
  }
}
