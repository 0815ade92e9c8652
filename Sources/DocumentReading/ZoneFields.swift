import ReviewDomain

/// The fields of a machine readable zone that carry check digits, repaired only as far as these prove it.
enum ZoneFields {
  /// A document number with its check digit.
  static func number(_ field: [Character], check: Character) -> String? {
    guard field.count == 9 else { return nil }
    if ZoneCheck.isRight(field, check) { return String(field).trimmedOfFillers }
    let readings = field.reduce([[Character]()]) { readings, character in
      let options = [character] + (character == "O" ? ["0"] : character == "0" ? ["O"] : character == "I" ? ["1"] : [])
      return readings.count > 64 ? [] : readings.flatMap { reading in options.map { reading + [$0] } }
    }.filter { ZoneCheck.isRight($0, check) }
    return readings.count == 1 ? String(readings[0]).trimmedOfFillers : nil
  }

  /// Six digits YYMMDD with their check digit.
  static func day(_ field: [Character], check: Character) -> [Int]? {
    let digits = field.compactMap { digit($0) }
    guard field.count == 6, digits.count == 6, ZoneCheck.isRight(digits.map { Character(String($0)) }, check) else {
      return nil
    }
    return [digits[0] * 10 + digits[1], digits[2] * 10 + digits[3], digits[4] * 10 + digits[5]]
  }

  /// Both days of a zone: no birth lies after the expiry, and no document outlives the century that it is valid in.
  static func dates(birth: [Int], expiry: [Int]) -> (birth: CivilDate?, expiry: CivilDate?) {
    let expiryDate = CivilDate(year: (expiry[0] < 70 ? 2000 : 1900) + expiry[0], month: expiry[1], day: expiry[2])
    let births = [2000, 1900].compactMap { CivilDate(year: $0 + birth[0], month: birth[1], day: birth[2]) }
    return (births.first { $0 < expiryDate ?? .last }, expiryDate)
  }

  /// A country code or a name: no digits stand there.
  static func letters(_ field: some Sequence<Character>) -> String {
    let letters: [Character: Character] = ["0": "O", "1": "I", "2": "Z", "5": "S", "8": "B"]
    return String(field.map { letters[$0] ?? $0 }).trimmedOfFillers
  }

  /// Surname and given names: `<<` between them, `<` within, fillers behind; what follows three fillers is a slip.
  static func names(_ field: some Sequence<Character>) -> (surname: String, given: String) {
    let text = String(field.map { $0 })
    let whole = text.range(of: "<<<").map { String(text[..<$0.lowerBound]) } ?? text
    let halves = whole.split(separator: "<<", maxSplits: 1).map {
      letters($0).split(separator: "<").joined(separator: " ")
    }
    return (halves.first ?? "", halves.count > 1 ? halves[1] : "")
  }

  private static func digit(_ character: Character) -> Int? {
    character.wholeNumberValue ?? Confusables.digits(readAs: character).first?.wholeNumberValue
  }
}

extension String {
  fileprivate var trimmedOfFillers: String {
    String(drop { $0 == "<" }.reversed().drop { $0 == "<" }.reversed())
  }
}
