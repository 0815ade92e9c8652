import Casebook
import Foundation
import ReviewDomain

/// What supervisors read: how much came in, what was decided, what waits and for how long, and why.
public enum SupervisorReport {
  /// Draws the figures from the casebook in one pass, in memory that does not grow with the number of applications.
  ///
  /// Two calls over the same casebook with the same arguments give equal figures. An application whose due date or age the calendar
  /// does not tell is counted as such, never guessed and never a reason to stop.
  /// - Parameters:
  ///   - asOf: The moment of which the figures tell. One in the past brings back what stood then.
  ///   - period: Which applications count, by day of submission or of decision.
  ///   - refusedBundles: What lies in refused/ now.
  ///   - mails: What has become of all mail.
  /// - Throws: What the casebook throws.
  public static func figures(
    from casebook: any Casebook, calendar: WorkingCalendar, asOf: Date, period: ReportPeriod = .allTime,
    refusedBundles: Int = 0, mails: [DeliveryStatus: Int] = [:]
  ) throws -> ReportFigures {
    var tally = ReportTally(calendar: calendar, asOf: asOf, period: period)
    try casebook.forEachReportFact { tally.add($0) }
    var figures = tally.figures
    figures.refusedBundles = refusedBundles
    figures.mailsFailed = mails[.failed] ?? 0
    figures.mailsUnknown = mails[.unknown] ?? 0
    figures.mails = try mailCounts(from: casebook, asOf: asOf, period: period)
    return figures
  }

  /// Mails by the day on which they were written, whatever the period's basis.
  private static func mailCounts(
    from casebook: any Casebook, asOf: Date, period: ReportPeriod
  ) throws -> [ReportFigures.MailCount] {
    let start = period.from.map { $0.adding(days: -1).lastInstant + 1 } ?? .distantPast
    let end = min(asOf, period.to.map { $0.lastInstant + 0.999 } ?? .distantFuture)
    var counts: [NoticeKind: ReportFigures.MailCount] = [:]
    for count in try casebook.noticeCounts(from: start, to: end) {
      counts[count.kind, default: .init(kind: count.kind)][count.status] += count.number
    }
    return NoticeKind.allCases.compactMap { counts[$0] }
  }
}

extension ReportFigures.MailCount {
  fileprivate subscript(status: DeliveryStatus) -> Int {
    get { self[keyPath: Self.count(of: status)] }
    set { self[keyPath: Self.count(of: status)] = newValue }
  }

  private static func count(of status: DeliveryStatus) -> WritableKeyPath<Self, Int> {
    switch status {
    case .pending: \.pending
    case .sent: \.sent
    case .failed: \.failed
    case .unknown: \.unknown
    case .withdrawn: \.withdrawn
    }
  }
}
