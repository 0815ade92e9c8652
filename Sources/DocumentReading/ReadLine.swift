import PictureReading

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
