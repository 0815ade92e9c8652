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

  /// A week from Monday to Sunday.
  public static func week(of day: CivilDate, by basis: Basis) -> ReportPeriod {
    let monday = day.adding(days: 1 - day.weekday.rawValue)
    return ReportPeriod(unchecked: monday, monday.adding(days: 6), basis)
  }

  /// A calendar month.
  public static func month(of day: CivilDate, by basis: Basis) -> ReportPeriod {
    let first = day.adding(days: 1 - day.day)
    let inNext = first.adding(days: 31)
    return ReportPeriod(unchecked: first, inNext.adding(days: -inNext.day), basis)
  }

  func contains(_ day: CivilDate) -> Bool {
    if let from, day < from { return false }
    if let to, to < day { return false }
    return true
  }
}
