/// How far two readers of the same applications agree.
public struct Agreement: Sendable, Hashable, Codable {
  public let reads: Int
  public let agreed: Int
  /// Gwet's AC1, four places; absent under `fewest` reads.
  public let ac1: Double?
  /// Cohen's kappa, four places; absent under `fewest` reads, and where both say the same of everything.
  public let kappa: Double?

  /// A coefficient of fewer reads says more of chance than of readers.
  public static let fewest = 30

  /// - Parameters:
  ///   - both: of which both readers say yes.
  ///   - first: of which the first alone does.
  ///   - second: of which the second alone does.
  ///   - neither: of which neither does.
  package init(both: Int, first: Int = 0, second: Int = 0, neither: Int = 0) {
    reads = both + first + second + neither
    agreed = both + neither
    guard reads >= Self.fewest else {
      (ac1, kappa) = (nil, nil)
      return
    }
    let total = Double(reads)
    let (yesOfFirst, yesOfSecond) = (Double(both + first) / total, Double(both + second) / total)
    let observed = Double(agreed) / total
    let yes = (yesOfFirst + yesOfSecond) / 2
    ac1 = Self.beyondChance(observed, 2 * yes * (1 - yes))
    kappa = Self.beyondChance(observed, yesOfFirst * yesOfSecond + (1 - yesOfFirst) * (1 - yesOfSecond))
  }

  private static func beyondChance(_ observed: Double, _ chance: Double) -> Double? {
    guard chance < 1 else { return nil }
    return ((observed - chance) / (1 - chance) * 10_000).rounded() / 10_000
  }
}
