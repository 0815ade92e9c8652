/// What somebody probably meant who mistyped a word.
enum NearestWord {
  /// - Returns: the known word that takes the fewest slips of the hand to the typed one; nil where even that takes too many, or several do.
  static func to(_ typed: String, among known: [String]) -> String? {
    let ranked = known.map { (word: $0, slips: slips(from: Array(typed.lowercased()), to: Array($0))) }
      .sorted { ($0.slips, $0.word) < ($1.slips, $1.word) }
    guard let best = ranked.first, best.slips <= max(1, best.word.count / 3) else { return nil }
    return ranked.dropFirst().first?.slips == best.slips ? nil : best.word
  }

  /// Such as ` (did you mean \`approve\`?)`; empty where nothing is near.
  static func question(_ typed: String, among known: [String]) -> String {
    to(typed, among: known).map { " (did you mean `\($0)`?)" } ?? ""
  }

  /// Letters left out, put in, taken for others, or two in the wrong order, each a slip.
  private static func slips(from typed: [Character], to word: [Character]) -> Int {
    var (beforeLast, last) = ([Int](), Array(0...word.count))
    for (row, letter) in typed.enumerated() {
      var current = [row + 1]
      for (column, wanted) in word.enumerated() {
        var least = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == wanted ? 0 : 1))
        if row > 0, column > 0, letter == word[column - 1], typed[row - 1] == wanted {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      (beforeLast, last) = (last, current)
    }
    return last[word.count]
  }
}
