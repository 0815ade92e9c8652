import PictureReading

/// Ten characters read as the places of an identity number allow: a letter first, digits behind, at the second place either. What the
/// recogniser thought of beside its answer tells a printed O from a zero, where nothing else does: O, D and Q share a check digit.
struct FittedNumber {
  let text: String
  /// By place, 0 to 1: how likely the character is, given that what may not stand there does not.
  let shares: [Double]
  /// Places at which the likeliest character may not stand.
  let changed: [Int]

  /// A character that was less likely than this was not thought of.
  private static let least = 0.005

  /// nil unless there are ten characters and at each place one that may stand there.
  init?(_ characters: [ReadCharacter]) {
    guard characters.count == 10 else { return nil }
    var (text, shares, changed): (String, [Double], [Int]) = ("", [], [])
    for (place, read) in characters.enumerated() {
      let top = Confusables.ascii(read.character)
      let own = top.map { [ReadCharacter.Rival(character: $0, probability: read.probability)] } ?? []
      let thought = own + read.rivals.filter(\.character.isASCII)
      let allowed = thought.filter { Self.may($0.character, standAt: place) && $0.probability >= Self.least }
      guard let best = allowed.max(by: { $0.probability < $1.probability }) else { return nil }
      let impossible = thought.filter { !Self.may($0.character, standAt: place) }.map(\.probability).reduce(0, +)
      text.append(best.character)
      shares.append(min(1, best.probability / max(1 - impossible, Self.least)))
      if best.character != top { changed.append(place) }
    }
    (self.text, self.shares, self.changed) = (text, shares, changed)
  }

  private static func may(_ character: Character, standAt place: Int) -> Bool {
    switch place {
    case 0: character.isLetter
    case 1: "1289ABCD".contains(character)
    default: character.isNumber
    }
  }
}
