import Foundation
import ReviewDomain

/// What all applications submitted on one day have in common.
struct SubmissionDay {
  let isInPeriod: Bool
  /// Nil when the calendar does not reach.
  let due: CivilDate?
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
  private var known: [CivilDate: SubmissionDay] = [:]

  init(calendar: WorkingCalendar, asOf: Date, period: ReportPeriod, promisedDays: Int) {
    self.calendar = calendar
    today = CivilDate(of: asOf)
    self.period = period
    self.promisedDays = promisedDays
  }

  /// How many days have been worked out.
  var count: Int { known.count }

  mutating func day(of submission: Date) -> SubmissionDay {
    let date = CivilDate(of: submission)
    if let day = known[date] { return day }
    // The calendar has no other faults for these questions than days outside it.
    let due = try? calendar.answerDue(submitted: date, workingDays: promisedDays)
    let day = SubmissionDay(
      isInPeriod: period.contains(date), due: due, isPastDue: due.map { $0 < today } ?? false,
      workingDays: try? calendar.workingDays(from: date, to: today),
      calendarDays: max(0, today.daysSince1970 - date.daysSince1970))
    known[date] = day
    return day
  }
}
