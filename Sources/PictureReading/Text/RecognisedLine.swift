/// A line of text with what it says.
package struct RecognisedLine: Sendable, Hashable {
  /// Around its letters in frame pixels; its length runs the way the text is read.
  package let box: TurnedBox
  /// In reading order; at least one.
  package let characters: [ReadCharacter]

  package init(box: TurnedBox, characters: [ReadCharacter]) {
    self.box = box
    self.characters = characters
  }

  package var text: String { characters.text }

  /// Mean probability of the characters, 0 to 1.
  package var confidence: Double { characters.confidence }
}

/// Prints without its text, which is personal.
extension RecognisedLine: CustomStringConvertible, CustomReflectable {
  package var description: String { "a line of \(characters.count) characters" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
