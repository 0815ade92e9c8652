import ReviewDomain

/// Text in lines of some width, broken at blanks and between Chinese characters, and a longer word after one of its signs.
package enum WrappedText {
  package static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line: [Character] = []
    for character in text {
      line.append(character)
      guard String(line).displayWidth > width, line.count > 1 else { continue }
      let places = 1..<line.count
      let end =
        places.last { mayBreak(line[$0 - 1], line[$0]) } ?? places.last { "_.:/-".contains(line[$0 - 1]) } ?? line.count
        - 1
      lines.append(String(line[..<end]).trimmingSuffix())
      line = Array(line[end...].drop { $0 == " " })
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [String(line)])
  }

  package static func longestWord(of text: String) -> Int {
    text.split(separator: " ").map { word in
      word.contains { isWide($0) } ? 2 : String(word).displayWidth
    }.max() ?? 0
  }

  private static func mayBreak(_ before: Character, _ after: Character) -> Bool {
    if "，。、；：！？）」』】,.;:!?)".contains(after) { return false }
    return before == " " || after == " " || isWide(before) || isWide(after)
  }

  private static func isWide(_ character: Character) -> Bool { String(character).displayWidth > 1 }
}

extension String {
  fileprivate func trimmingSuffix() -> String { String(reversed().drop { $0 == " " }.reversed()) }
}
