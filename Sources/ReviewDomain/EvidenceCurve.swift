/// How much one measure's value speaks for a reason, in natural log-odds.
public struct EvidenceCurve: Sendable, Hashable {
  /// A value, and how much it speaks.
  public struct Point: Sendable, Hashable {
    public let value: Double
    /// 0 or more.
    public let weight: Double

    public init(value: Double, weight: Double) {
      self.value = value
      self.weight = weight
    }
  }

  public let measure: MeasureName
  public let reason: ReasonCode
  /// By rising values; between two of them the weight goes straight, beyond the first and the last it stays.
  public let points: [Point]

  /// - Parameter points: at least two, by rising values.
  public init(measure: MeasureName, reason: ReasonCode, points: [Point]) {
    self.measure = measure
    self.reason = reason
    self.points = points
  }

  /// The most that the measure can say.
  public var most: Double { points.map(\.weight).max() ?? 0 }

  public func weight(of value: Double) -> Double {
    guard let next = points.firstIndex(where: { $0.value > value }) else { return points.last?.weight ?? 0 }
    guard next > 0 else { return points[0].weight }
    let (from, to) = (points[next - 1], points[next])
    return from.weight + (to.weight - from.weight) * (value - from.value) / (to.value - from.value)
  }
}
