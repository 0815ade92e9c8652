import PictureReading

/// A line of a machine readable zone: capital letters, digits and the filler `<`.
struct ZoneLine {
  let line: ReadLine
  let characters: [Character]

  /// - Returns: nil when the line has too few characters, or others than a zone has.
  init?(_ line: ReadLine) {
    var characters: [Character] = []
    for read in line.characters where !read.character.isWhitespace {
      switch read.character {
      case "<", "‹", "〈": characters.append("<")
      case "«", "《": characters += ["<", "<"]
      default:
        guard read.character.isASCII, let ascii = Confusables.ascii(read.character) else { return nil }
        characters.append(ascii)
      }
    }
    guard characters.count >= Self.shortest, characters.contains("<") else { return nil }
    self.line = line
    self.characters = characters
  }

  /// A line of the smallest format has 30; recognisers lose fillers by the handful.
  private static let shortest = 18

  /// Whether it is the first line of a passport: P, its issuer, the name, fillers to the end.
  var beginsPassport: Bool {
    characters.count >= 36 && characters[0] == "P" && characters.suffix(5).allSatisfy { $0 == "<" }
      && characters.dropFirst(5).contains { $0 != "<" }
  }

  /// The line as it stands, then with up to two fillers more or less at its first run of them within `reach`: recognisers miscount
  /// fillers more than anything else.
  func variants(reach: Int) -> [[Character]] {
    guard let filler = characters.prefix(reach).firstIndex(of: "<") else { return [characters] }
    let run = characters[filler...].prefix { $0 == "<" }.count
    var variants = [characters]
    for change in [1, -1, 2, -2] where change > 0 || -change <= run {
      var changed = characters
      if change > 0 {
        changed.insert(contentsOf: Array(repeating: "<", count: change), at: filler)
      } else {
        changed.removeSubrange(filler..<filler - change)
      }
      variants.append(changed)
    }
    return variants
  }
}

/// The check digits of ICAO Doc 9303-3, section 4.9.
enum ZoneCheck {
  /// The sum of the characters' values times 7, 3, 1, 7, …, modulo 10; a filler counts 0, A 10, Z 35.
  static func digit(of characters: some Sequence<Character>) -> Int {
    let weights = [7, 3, 1]
    return characters.enumerated().reduce(0) { $0 + value($1.element) * weights[$1.offset % 3] } % 10
  }

  static func isRight(_ field: [Character], _ check: Character) -> Bool {
    let digit =
      check == "<" ? 0 : check.wholeNumberValue ?? (Confusables.digits(readAs: check).first?.wholeNumberValue ?? -1)
    return digit == Self.digit(of: field)
  }

  private static func value(_ character: Character) -> Int {
    if let digit = character.wholeNumberValue { return digit }
    guard let ascii = character.asciiValue, (0x41...0x5A).contains(ascii) else { return 0 }
    return Int(ascii) - 0x41 + 10
  }
}
