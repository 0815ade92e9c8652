import ReviewDomain

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
  var text: String { String(map(\.character)) }
  /// Their mean probability, 0 without one.
  var confidence: Double { map(\.probability).reduce(0, +) / Double(Swift.max(count, 1)) }
}

/// A line of text that was recognised on a document, in the coordinates of the document turned upright.
///
/// It prints without its text, which is personal.
package struct ReadLine: Sendable, Hashable {
  package let characters: [ReadCharacter]
  package let corners: Quadrilateral

  package init(characters: [ReadCharacter], corners: Quadrilateral) {
    self.characters = characters
    self.corners = corners
  }

  package init(text: String, probability: Double, corners: Quadrilateral) {
    self.init(characters: text.map { ReadCharacter($0, probability: probability) }, corners: corners)
  }

  package var text: String { characters.text }
  package var centre: Point { corners.centre }
  package var width: Double { corners.width }
  package var height: Double { corners.height }
  /// The mean probability of its characters, 0 without one.
  package var confidence: Double { characters.confidence }
}

extension ReadLine: CustomStringConvertible, CustomReflectable {
  package var description: String { "a line of \(characters.count) characters" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
