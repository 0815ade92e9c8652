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
    return figures
  }
}
