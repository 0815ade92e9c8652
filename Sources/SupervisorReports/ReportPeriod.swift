import ReviewDomain

/// Whole days in Taipei, by day of submission or of decision.
public struct ReportPeriod: Sendable, Hashable, Codable {
  /// Which day of an application counts.
  public enum Basis: String, Sendable, Hashable, Codable, CaseIterable {
    case submission
    /// What is not decided is left out.
    case decision
  }

  public let by: Basis
  /// The first day counted; nil, and absent from JSON, where the period has no beginning.
  public let from: CivilDate?
  /// The last day counted; nil, and absent from JSON, where the period has no end.
  public let to: CivilDate?

  /// - Returns: nil when the last day comes before the first.
  public init?(from: CivilDate?, to: CivilDate?, by basis: Basis = .submission) {
    if let from, let to, to < from { return nil }
    self.init(unchecked: from, to, basis)
  }

  private init(unchecked from: CivilDate?, _ to: CivilDate?, _ basis: Basis) {
    by = basis
    self.from = from
    self.to = to
  }

  /// Every application.
  public static let allTime = ReportPeriod(unchecked: nil, nil, .submission)

  func contains(_ day: CivilDate) -> Bool {
    if let from, day < from { return false }
    if let to, to < day { return false }
    return true
  }
}
