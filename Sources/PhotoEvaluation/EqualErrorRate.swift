/// The error rates of a score that is higher for defective pictures, over all thresholds.
///
/// Protocol of FICV: a picture without a score counts as an error whatever the threshold.
public struct ErrorRates: Sendable, Hashable {
  /// Where the shares of good pictures flagged and of defective ones let through are the same, or nearest to it: their mean.
  public let equalErrorRate: Double
  /// The threshold there; a score at or above it flags.
  public let threshold: Double
  /// The share of good pictures flagged at the highest threshold that lets at most 1 % of the defective ones through; 1 when
  /// there is none.
  public let errorAtOnePercentAccepted: Double

  /// - Parameters:
  ///   - good: scores of good pictures, nil for one without an answer.
  ///   - bad: scores of defective pictures.
  /// - Returns: nil when either is empty.
  public init?(good: [Double?], bad: [Double?]) {
    guard !good.isEmpty, !bad.isEmpty else { return nil }
    let goodScores = good.compactMap(\.self).sorted()
    let badScores = bad.compactMap(\.self).sorted()
    let candidates = Set(goodScores + badScores).sorted() + [.infinity]
    var best = (gap: Double.infinity, rate: 1.0, threshold: Double.infinity)
    var atOnePercent = 1.0
    for threshold in candidates {
      let flagged = Double(good.count - goodScores.count(below: threshold)) / Double(good.count)
      let accepted = Double(badScores.count(below: threshold) + bad.count - badScores.count) / Double(bad.count)
      if abs(flagged - accepted) < best.gap {
        best = (abs(flagged - accepted), (flagged + accepted) / 2, threshold)
      }
      if accepted <= 0.01 { atOnePercent = min(atOnePercent, flagged) }
    }
    equalErrorRate = best.rate
    threshold = best.threshold
    errorAtOnePercentAccepted = atOnePercent
  }
}

extension [Double] {
  /// How many elements of the sorted array are smaller, by bisection.
  fileprivate func count(below limit: Double) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
