import ReviewDomain

/// A rectangle of character cells; rows and columns count from 0.
package struct CellRect: Sendable, Hashable {
  package let row: Int
  package let column: Int
  package let width: Int
  package let height: Int

  package init(row: Int, column: Int, width: Int, height: Int) {
    self.row = row
    self.column = column
    self.width = width
    self.height = height
  }
}

extension String {
  /// Exactly so many cells: cut at a whole character, or filled up with blanks.
  package func fitted(to width: Int) -> String {
    var text = ""
    var used = 0
    for character in self {
      let more = String(character).displayWidth
      if used + more > width { break }
      text.append(character)
      used += more
    }
    return text + String(repeating: " ", count: max(0, width - used))
  }

  /// As much of the end as fits, for what is being typed.
  package func tail(fitting width: Int) -> String {
    var text: [Character] = []
    var used = 0
    for character in reversed() {
      used += String(character).displayWidth
      if used > width { break }
      text.append(character)
    }
    return String(text.reversed())
  }
}
