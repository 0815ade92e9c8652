/// A share of a sample, and within which limits that of the whole lies in 95 of 100 cases.
public struct Proportion: Sendable, Hashable, Codable {
  public let count: Int
  public let of: Int
  /// Wilson's interval (Wilson 1927), rounded to four places.
  public let low: Double
  public let high: Double

  /// - Returns: nil of an empty sample.
  package init?(_ count: Int, of total: Int) {
    guard total > 0 else { return nil }
    self.count = count
    of = total
    // The normal distribution's 97.5 % point.
    let z = 1.959964
    let n = Double(total)
    let share = Double(count) / n
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    low = Self.rounded(centre - half)
    high = Self.rounded(centre + half)
  }

  private static func rounded(_ value: Double) -> Double { (min(1, max(0, value)) * 10_000).rounded() / 10_000 }
}
