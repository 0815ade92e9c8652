/// What was read of a picture's lines of text.
package struct ReadText: Sendable {
  /// Those that say something.
  package let lines: [RecognisedLine]
  /// Those that were not looked at, in frame pixels and as their text is read.
  package let unread: [TurnedBox]

  package init(lines: [RecognisedLine], unread: [TurnedBox]) {
    self.lines = lines
    self.unread = unread
  }

  /// Of a picture without any text.
  package static let none = ReadText(lines: [], unread: [])
}
