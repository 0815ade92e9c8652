/// One character of a line, as the recogniser gave it.
package struct ReadCharacter: Sendable, Hashable {
  package let character: Character
  /// 0 to 1.
  package let probability: Double

  package init(_ character: Character, probability: Double) {
    self.character = character
    self.probability = probability
  }
}

extension [ReadCharacter] {
  package var text: String { String(map(\.character)) }
  /// Their mean probability, 0 without one.
  package var confidence: Double { map(\.probability).reduce(0, +) / Double(Swift.max(count, 1)) }
}
