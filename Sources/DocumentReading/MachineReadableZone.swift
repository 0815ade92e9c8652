import PictureReading
import ReviewDomain

/// The machine readable zone of a travel document: ICAO Doc 9303 parts 4 (passports, TD3), 5 (cards, TD1) and 6 (TD2).
///
/// It is given only when the check digits of number, birth and expiry are right. It prints without what it says.
package struct MachineReadableZone: Sendable, Hashable {
  package enum Format: String, Sendable, Hashable {
    /// Three lines of 30.
    case td1
    /// Two lines of 36.
    case td2
    /// Two lines of 44: passports and large visas.
    case td3
  }

  package let format: Format
  /// The first letters: `P` of passports, `V` of visas, `I`, `A` or `C` of cards; empty when their line was not read.
  package let code: String
  package let number: String
  package let nationality: String
  package let birthDate: CivilDate?
  package let expiryDate: CivilDate?
  package let surname: String
  package let givenNames: String
  /// The mean probability of the characters of its lines.
  package let probability: Double
  /// Of its lines.
  package let corners: [Quadrilateral]

  /// What the zone says the document is; nil where the line that tells it was not read.
  package var documentKind: DocumentKind? {
    switch code.first {
    case "P" where format == .td3: .passport
    case nil: nil
    default: .other
    }
  }
}

extension MachineReadableZone: CustomStringConvertible, CustomReflectable {
  package var description: String { "a machine readable zone of format \(format.rawValue)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension MachineReadableZone {
  /// Looks for a zone among the lines, in whatever order they come.
  package init?(lines: [ReadLine]) {
    let zone = lines.compactMap(ZoneLine.init).sorted { $0.line.centre.y < $1.line.centre.y }
    for (place, line) in zone.enumerated() {
      let above = place > 0 ? zone[place - 1] : nil
      if let found = Self.twoLines(line, above: above) {
        self = found
        return
      }
      if let above, let found = Self.threeLines(above, line, below: place + 1 < zone.count ? zone[place + 1] : nil) {
        self = found
        return
      }
    }
    return nil
  }

  /// Formats TD2 and TD3: number, nationality, birth and expiry stand in the second line.
  private static func twoLines(_ line: ZoneLine, above: ZoneLine?) -> Self? {
    for characters in line.variants(reach: 12) where characters.count >= 28 {
      guard let number = ZoneFields.number(Array(characters[0..<9]), check: characters[9]),
        let birth = ZoneFields.day(Array(characters[13..<19]), check: characters[19]),
        let expiry = ZoneFields.day(Array(characters[21..<27]), check: characters[27])
      else { continue }
      let dates = ZoneFields.dates(birth: birth, expiry: expiry)
      let head = above.flatMap { "PVIAC".contains($0.characters[0]) ? $0 : nil }
      let names = ZoneFields.names(head?.characters.dropFirst(5) ?? [])
      let lines = [head?.line, line.line].compactMap { $0 }
      return Self(
        format: max(characters.count, head?.characters.count ?? 0) < 40 ? .td2 : .td3,
        code: head.map { ZoneFields.letters($0.characters.prefix(2)) } ?? "", number: number,
        nationality: ZoneFields.letters(characters[10..<13]), birthDate: dates.birth, expiryDate: dates.expiry,
        surname: names.surname, givenNames: names.given, probability: meanConfidence(lines),
        corners: lines.map(\.corners))
    }
    return nil
  }

  /// Format TD1: the number in the first line, the days in the second, the name in the third.
  private static func threeLines(_ first: ZoneLine, _ second: ZoneLine, below third: ZoneLine?) -> Self? {
    let days = second.characters
    guard days.count >= 18, let birth = ZoneFields.day(Array(days[0..<6]), check: days[6]),
      let expiry = ZoneFields.day(Array(days[8..<14]), check: days[14])
    else { return nil }
    for characters in first.variants(reach: 15) where characters.count >= 15 {
      guard let number = ZoneFields.number(Array(characters[5..<14]), check: characters[14]) else { continue }
      let dates = ZoneFields.dates(birth: birth, expiry: expiry)
      let names = ZoneFields.names(third?.characters ?? [])
      let lines = [first.line, second.line, third?.line].compactMap { $0 }
      return Self(
        format: .td1, code: ZoneFields.letters(characters.prefix(2)), number: number,
        nationality: ZoneFields.letters(days[15..<18]), birthDate: dates.birth, expiryDate: dates.expiry,
        surname: names.surname, givenNames: names.given, probability: meanConfidence(lines),
        corners: lines.map(\.corners))
    }
    return nil
  }

  private static func meanConfidence(_ lines: [ReadLine]) -> Double {
    lines.reduce(0) { $0 + $1.confidence } / Double(max(1, lines.count))
  }
}
