/// How a word of a table was found in a line.
struct WordMatch {
  /// Characters of the line that belong to it.
  let range: Range<Int>
  /// Characters wrong, missing or too many.
  let errors: Int
}

/// Finds a word in a line with the slips that recognisers make.
enum WordSearch {
  /// The best place of `word` within `text`, at most `errors` characters wrong, missing or too many; the first of equals.
  ///
  /// Sellers' variant of Levenshtein's distance: a match may begin and end anywhere. With `atStart` it begins at the line's beginning.
  static func find(_ word: [Character], in text: [Character], errors: Int, atStart: Bool = false) -> WordMatch? {
    guard !word.isEmpty, text.count + errors >= word.count else { return nil }
    // What lies further on cannot belong to a match that begins here.
    let text = atStart ? Array(text.prefix(word.count + errors)) : text
    guard errors > 0 else { return exact(word, in: text) }
    var costs = Array(0...word.count)
    var starts = Array(repeating: 0, count: word.count + 1)
    var best: WordMatch?
    for (end, character) in text.enumerated() {
      var diagonal = (costs[0], starts[0])
      costs[0] = atStart ? end + 1 : 0
      starts[0] = atStart ? 0 : end + 1
      for place in 1...word.count {
        let substitution = (diagonal.0 + (word[place - 1] == character ? 0 : 1), diagonal.1)
        let missing = (costs[place - 1] + 1, starts[place - 1])
        let extra = (costs[place] + 1, starts[place])
        diagonal = (costs[place], starts[place])
        let least = [missing, extra].reduce(substitution) { $1.0 < $0.0 ? $1 : $0 }
        (costs[place], starts[place]) = least
      }
      let cost = costs[word.count]
      if cost <= errors, cost < best?.errors ?? .max {
        best = WordMatch(range: starts[word.count]..<end + 1, errors: cost)
      }
    }
    return best
  }

  private static func exact(_ word: [Character], in text: [Character]) -> WordMatch? {
    let starts = 0...text.count - word.count
    let start = starts.first { start in text[start] == word[0] && text[start..<start + word.count].elementsEqual(word) }
    return start.map { WordMatch(range: $0..<$0 + word.count, errors: 0) }
  }
}
