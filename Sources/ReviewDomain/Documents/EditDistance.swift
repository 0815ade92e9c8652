/// Levenshtein's distance.
enum EditDistance {
  static func between(_ one: [Character], _ other: [Character]) -> Int {
    var costs = Array(0...other.count)
    for (row, character) in one.enumerated() {
      var diagonal = costs[0]
      costs[0] = row + 1
      for (column, partner) in other.enumerated() {
        let substitution = diagonal + (character == partner ? 0 : 1)
        diagonal = costs[column + 1]
        costs[column + 1] = min(substitution, costs[column] + 1, costs[column + 1] + 1)
      }
    }
    return costs[other.count]
  }
}
