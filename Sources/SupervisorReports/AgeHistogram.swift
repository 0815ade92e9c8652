/// How many applications have which age in days. Its size goes with the number of different ages.
struct AgeHistogram {
  private var counts: [Int: Int] = [:]

  mutating func add(_ days: Int) { counts[days, default: 0] += 1 }

  /// Percentiles by nearest rank, in whole numbers so that no rounding of a quotient can move a rank. Nil when it is empty.
  var spread: ReportFigures.AgeSpread? {
    let ages = counts.keys.sorted()
    guard let oldest = ages.last else { return nil }
    let total = counts.values.reduce(0, +)

    func percentile(_ percent: Int) -> Int {
      let rank = (total * percent + 99) / 100
      var passed = 0
      for age in ages {
        passed += counts[age, default: 0]
        if passed >= rank { return age }
      }
      return oldest
    }
    return .init(p50: percentile(50), p90: percentile(90), p95: percentile(95), max: oldest)
  }
}
