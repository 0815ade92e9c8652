import Casebook
import ReviewDomain
import SupervisorReports
import Testing

/// Days on which calendar, age and due date say different things, or nothing.
@Suite struct CalendarLimitsTests {
  @Test func anApplicationDueOnFridayIsPastDueOnSaturdayAtTheSameAge() throws {
    let fact = try ReportFixtures.fact(.received, "2026-11-25T10:00:00+08:00")
    let friday = try ReportFixtures.figures([fact], asOf: "2026-12-04T23:59:59+08:00")
    let saturday = try ReportFixtures.figures([fact], asOf: "2026-12-05T00:00:00+08:00")
    #expect(friday.backlog.pastDue == 0)
    #expect(friday.promise.counted == 0)
    #expect(saturday.backlog.pastDue == 1)
    #expect(saturday.promise.unansweredPastDue == 1)
    for figures in [friday, saturday] {
      #expect(figures.backlog.byWorkingDays[7].count == 1)
      #expect(figures.backlog.overSevenWorkingDays == 0)
    }
  }

  @Test func dueDatesPastTheCalendarAreCountedAsUnknown() throws {
    // Six working days are left in 2026 after 22 December; after 21 December seven.
    let decision = try ReportFixtures.decision(.approve, by: .machine, at: "2026-12-23T02:00:00+08:00")
    let figures = try ReportFixtures.figures(
      [
        ReportFixtures.fact(.received, "2026-12-21T10:00:00+08:00"),
        ReportFixtures.fact(.received, "2026-12-22T10:00:00+08:00"),
        ReportFixtures.fact(.approved, "2026-12-22T11:00:00+08:00", machine: .approve, decision: decision),
      ], asOf: "2026-12-28T09:00:00+08:00")
    #expect(figures.backlog.dueDateUnknown == 1)
    #expect(figures.backlog.pastDue == 0)
    #expect(figures.backlog.workingDays == .init(p50: 3, p90: 4, p95: 4, max: 4))
    #expect(figures.promise.dueDateUnknown == 2)
    #expect(figures.promise.counted == 0)
    #expect(figures.decided.approvedByMachine == 1)
  }

  @Test func aReportAfterTheCalendarsEndKeepsWhatIsKnown() throws {
    let figures = try ReportFixtures.figures(
      [
        ReportFixtures.fact(.received, "2025-12-31T10:00:00+08:00"),
        ReportFixtures.fact(.received, "2026-12-01T10:00:00+08:00"),
      ], asOf: "2027-01-05T09:00:00+08:00")
    #expect(figures.backlog.workingDays == nil)
    #expect(figures.backlog.workingDaysUnknown == 2)
    #expect(figures.backlog.calendarDays == .init(p50: 35, p90: 370, p95: 370, max: 370))
    #expect(figures.backlog.byWorkingDays.allSatisfy { $0.count == 0 })
    #expect(figures.backlog.pastDue == 1, "the due date of 1 December is known to have passed")
    #expect(figures.backlog.dueDateUnknown == 1)
  }

  @Test func aSubmissionAfterTheReportIsOfAgeZero() throws {
    // The sender's clock is ahead.
    let fact = ReportFact(
      status: .received, submittedAt: try ReportFixtures.time("2026-12-08T08:00:00+08:00"),
      receivedAt: try ReportFixtures.time(ReportFixtures.monday), machineVerdict: nil, machineReasons: [], decision: nil
    )
    let figures = try ReportFixtures.figures([fact])
    #expect(figures.backlog.workingDays?.max == 0)
    #expect(figures.backlog.calendarDays?.max == 0)
  }
}
