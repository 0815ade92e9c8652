/// One character of a line, as the recogniser gave it.
package struct ReadCharacter: Sendable, Hashable {
  /// What else the recogniser thought of at the same place.
  package struct Rival: Sendable, Hashable {
    /// A to Z or 0 to 9; beside an ideograph other ideographs, too.
    package let character: Character
    /// 0 to 1.
    package let probability: Double

    package init(character: Character, probability: Double) {
      self.character = character
      self.probability = probability
    }
  }

  package let character: Character
  /// 0 to 1.
  package let probability: Double
  /// Letters and digits of at least `leastRival`, others of at least `leastOtherRival`; none where nothing else was thought of.
  package let rivals: [Rival]

  /// Less probable rivals are left out.
  package static let leastRival = 0.001
  package static let leastOtherRival = 0.01

  package init(_ character: Character, probability: Double, rivals: [Rival] = []) {
    self.character = character
    self.probability = probability
    self.rivals = rivals
  }
}

extension [ReadCharacter] {
  package var text: String { String(map(\.character)) }
  /// Their mean probability, 0 without one.
  package var confidence: Double { map(\.probability).reduce(0, +) / Double(Swift.max(count, 1)) }
}
