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
  ///   - secondReads: How many are not made yet, and wait for a senior, now.
  /// - Throws: What the casebook throws.
  public static func figures(
    from casebook: any Casebook, calendar: WorkingCalendar, asOf: Date, period: ReportPeriod = .allTime,
    refusedBundles: Int = 0, mails: [DeliveryStatus: Int] = [:], secondReads: (open: Int, disputed: Int) = (0, 0)
  ) throws -> ReportFigures {
    var tally = ReportTally(calendar: calendar, asOf: asOf, period: period)
    try casebook.forEachReportFact { tally.add($0) }
    var figures = tally.figures
    figures.refusedBundles = refusedBundles
    figures.mailsFailed = mails[.failed] ?? 0
    figures.mailsUnknown = mails[.unknown] ?? 0
    let (start, end) = span(of: period, upTo: asOf)
    figures.mails = try mailCounts(from: casebook, start, end)
    figures.secondReads = try agreement(in: casebook, start, end)
    (figures.secondReads.open, figures.secondReads.disputed) = secondReads
    return figures
  }

  /// What happened in a period, whatever its basis.
  private static func span(of period: ReportPeriod, upTo asOf: Date) -> (start: Date, end: Date) {
    (
      period.from.map(\.firstInstant) ?? .distantPast,
      min(asOf, period.to.map { $0.lastInstant + 0.999 } ?? .distantFuture)
    )
  }

  private static func agreement(
    in casebook: any Casebook, _ start: Date, _ end: Date
  ) throws -> ReportFigures.SecondReads {
    let counts = try casebook.secondReadCounts(from: start, to: end)
    func agreement(_ isCounted: (SecondReadCount) -> Bool) -> Agreement {
      func number(_ agrees: Bool) -> Int {
        counts.filter { $0.agrees == agrees && isCounted($0) }.map(\.number).reduce(0, +)
      }
      // The first reader approved all of them.
      return Agreement(both: number(true), first: number(false))
    }
    var figures = ReportFigures.SecondReads()
    figures.ofMachine = agreement(\.ofMachine)
    figures.ofPeople = agreement { !$0.ofMachine }
    figures.all = agreement { _ in true }
    return figures
  }

  /// Mails by the time at which they were written.
  private static func mailCounts(
    from casebook: any Casebook, _ start: Date, _ end: Date
  ) throws -> [ReportFigures.MailCount] {
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
