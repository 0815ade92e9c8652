import Casebook
import Foundation
import ReviewDomain
import SupervisorReports
import Testing

/// Reports of weeks that are over, and by the day of decision.
@Suite struct PastReportTests {
  /// Came in on Friday, 20 November 2026 at 11:00, was referred that night, approved on Thursday, 3 December and cancelled
  /// on Friday, 4 December.
  private static func cancelled() throws -> ReportFact {
    try ReportFixtures.fact(
      .cancelled, "2026-11-20T10:00:00+08:00", machine: .refer, ["edited"], inspected: "2026-11-20T23:00:00+08:00",
      decision: ReportFixtures.decision(.approve, by: .person("reviewer1"), at: "2026-12-03T09:00:00+08:00"),
      cancelled: "2026-12-04T09:00:00+08:00")
  }

  private static func superseded() throws -> ReportFact {
    try ReportFixtures.fact(
      .superseded, "2026-11-20T10:00:00+08:00", machine: .refer, inspected: "2026-11-20T23:00:00+08:00",
      superseded: "2026-11-25T09:00:00+08:00")
  }

  private func status(of fact: ReportFact, at asOf: String) throws -> [ApplicationStatus] {
    let intake = try ReportFixtures.figures([fact], asOf: asOf).intake
    return ApplicationStatus.allCases.filter { intake.byStatus[$0] > 0 }
  }

  @Test(
    arguments: [
      ("2026-11-20T10:59:59+08:00", nil), ("2026-11-20T11:00:00+08:00", .received),
      ("2026-11-20T23:00:00+08:00", .referred), ("2026-12-03T08:59:59+08:00", .referred),
      ("2026-12-03T09:00:00+08:00", .approved), ("2026-12-04T09:00:00+08:00", .cancelled),
    ] as [(String, ApplicationStatus?)])
  func anApplicationStandsAsItStoodThen(asOf: String, expected: ApplicationStatus?) throws {
    #expect(try status(of: Self.cancelled(), at: asOf) == [expected].compactMap(\.self))
  }

  @Test func aSupersededOneWaitedUntilItsSuccessorCame() throws {
    #expect(try status(of: Self.superseded(), at: "2026-11-25T08:59:59+08:00") == [.referred])
    #expect(try status(of: Self.superseded(), at: "2026-11-25T09:00:00+08:00") == [.superseded])
  }

  @Test func backlogAndPromiseAreThoseOfThatDay() throws {
    // Due on Tuesday, 1 December.
    let then = try ReportFixtures.figures([Self.cancelled()], asOf: "2026-12-02T09:00:00+08:00")
    #expect(then.backlog.undecided == 1 && then.backlog.pastDue == 1 && then.decided.total == 0)
    #expect(then.promise.unansweredPastDue == 1 && then.machine.referred == 1)
    let before = try ReportFixtures.figures([Self.cancelled()], asOf: "2026-11-20T12:00:00+08:00")
    #expect(before.machine.inspected == 0 && before.reasons.isEmpty && before.backlog.undecided == 1)
  }

  @Test func decisionsCountByTheirOwnDay() throws {
    let facts = try ReportFixtures.office()
    func decided(_ from: String, _ to: String) throws -> ReportFigures {
      let period = try #require(
        ReportPeriod(from: ReportFixtures.day(from), to: ReportFixtures.day(to), by: .decision))
      return try ReportFixtures.figures(facts, period: period)
    }
    let december = try decided("2026-12-01", "2026-12-02")
    #expect(december.decided.total == 3 && december.decided.approvedByPeople == 2)
    #expect(december.promise.answeredLate == 1 && december.intake.total == 3)
    #expect(december.backlog.undecided == 0, "what waits was decided on no day")
    #expect(try decided("2026-12-02", "2026-12-02").decided.rejectedByPeople == 1)
  }

  @Test func eachReviewersDecisionsAreCounted() throws {
    func fact(_ decision: Decision, _ actor: Actor) throws -> ReportFact {
      try ReportFixtures.fact(
        decision == .approve ? .approved : .rejected, "2026-12-01T10:00:00+08:00",
        decision: ReportFixtures.decision(
          decision, by: actor, decision == .approve ? [] : ["edited"], at: "2026-12-02T10:00:00+08:00"))
    }
    let figures = try ReportFixtures.figures([
      fact(.approve, .person("b")), fact(.reject, .person("a")), fact(.approve, .person("b")), fact(.reject, .machine),
    ])
    var (first, second) = (ReportFigures.ReviewerCount(reviewer: "a"), ReportFigures.ReviewerCount(reviewer: "b"))
    first.rejected = 1
    second.approved = 2
    (first.days, second.days, second.medianSeconds) = (1, 1, 0)
    #expect(figures.reviewers == [first, second])
    #expect(ReportText(figures, reasons: [:]).text.contains(/\n  b +2 +0 +2 +1 +2 +0\n/))
  }

  @Test func weeksAreToldAsTheyEnded() throws {
    let figures = try ReportFixtures.figures([Self.cancelled(), Self.superseded()])
    #expect(figures.weeks.map(\.from.iso).first == "2026-10-19" && figures.weeks.last?.from.iso == "2026-12-07")
    #expect(figures.weeks.map(\.to.iso).suffix(2) == ["2026-12-06", "2026-12-07"])
    let told = figures.weeks.suffix(4).map {
      [$0.takenIn, $0.decidedByMachine, $0.decidedByPeople, $0.undecided, $0.pastDue]
    }
    // Weeks from 16, 23 and 30 November and 7 December.
    #expect(told == [[2, 0, 0, 2, 0], [0, 0, 0, 1, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 0]])
    let late = try ReportFixtures.figures([Self.cancelled()], asOf: "2026-12-02T09:00:00+08:00").weeks.last
    #expect(late?.undecided == 1 && late?.pastDue == 1 && late?.to.iso == "2026-12-02")
  }
}
