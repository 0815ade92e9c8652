import Foundation
import ReviewDomain

/// What all applications submitted on one day have in common.
struct SubmissionDay {
  let isInPeriod: Bool
  let weekday: Weekday
  /// Nil when the calendar does not reach.
  let due: CivilDate?
  /// The first moment after the due date. Comparing times spares a million applications their calendar days.
  let overdueAt: Date?
  let isPastDue: Bool
  /// From the day to the day of the report. Nil when the calendar does not hold both.
  let workingDays: Int?
  /// Zero for a submission after the moment of the report.
  let calendarDays: Int
}

/// Works out each day once: asking the calendar costs a walk over its days, and a million applications share some hundred days.
struct SubmissionDays {
  private let calendar: WorkingCalendar
  private let today: CivilDate
  private let period: ReportPeriod
  private let promisedDays: Int
  /// By days since 1970.
  private var known: [Int: SubmissionDay] = [:]

  init(calendar: WorkingCalendar, asOf: Date, period: ReportPeriod, promisedDays: Int) {
    self.calendar = calendar
    today = CivilDate(of: asOf)
    self.period = period
    self.promisedDays = promisedDays
  }

  /// How many days have been worked out.
  var count: Int { known.count }

  mutating func day(of submission: Date) -> SubmissionDay {
    let number = submission.dayInTaiwan
    if let day = known[number] { return day }
    let date = CivilDate(daysSince1970: number)
    // The calendar has no other faults for these questions than days outside it.
    let due = try? calendar.answerDue(submitted: date, workingDays: promisedDays)
    let day = SubmissionDay(
      isInPeriod: period.contains(date), weekday: date.weekday, due: due,
      overdueAt: due.map { $0.lastInstant + 1 }, isPastDue: due.map { $0 < today } ?? false,
      workingDays: try? calendar.workingDays(from: date, to: today),
      calendarDays: max(0, today.daysSince1970 - date.daysSince1970))
    known[number] = day
    return day
  }
}

extension Date {
  private static let taiwanOffset = 8.0 * 3600

  /// Days since 1970.
  var dayInTaiwan: Int { Int(((timeIntervalSince1970 + Self.taiwanOffset) / 86_400).rounded(.down)) }

  /// 0 to 23. Taiwan has no summer time.
  var hourInTaiwan: Int {
    let sinceMidnight = timeIntervalSince1970 + Self.taiwanOffset - Double(dayInTaiwan) * 86_400
    return Int(sinceMidnight / 3600)
  }
}
