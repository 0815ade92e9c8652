/// A line of text with what it says.
package struct RecognisedLine: Sendable, Hashable {
  /// Around its letters in frame pixels; its length runs the way the text is read.
  package let box: TurnedBox
  /// In reading order; at least one.
  package let characters: [RecognisedCharacter]

  package init(box: TurnedBox, characters: [RecognisedCharacter]) {
    self.box = box
    self.characters = characters
  }

  package var text: String { characters.map(\.text).joined() }

  /// Mean probability of the characters, 0 to 1.
  package var confidence: Double {
    characters.map(\.probability).reduce(0, +) / Double(max(characters.count, 1))
  }
}
