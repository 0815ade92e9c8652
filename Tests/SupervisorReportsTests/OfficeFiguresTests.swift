import Casebook
import Foundation
import ReviewDomain
import SupervisorReports
import Testing

/// The figures of late answers, lists, people, mails, repeats, hours and rules, each of a small case worked out by hand.
@Suite struct OfficeFiguresTests {
  /// Submitted on a Friday: due on Tuesday, 1 December.
  private static let friday = "2026-11-20T10:00:00+08:00"

  private static func fact(
    _ status: ApplicationStatus, submitted: String = friday, number: Int = 1, inspected: String? = nil,
    verdict: Verdict = .refer, reasons: [ReasonCode] = [], rules: String = "a", decided: String? = nil,
    _ decision: Decision = .approve, by actor: Actor = .person("b"), mail: ReportFact.Mail = .unknown,
    isRepeat: Bool = false, isDoubtful: Bool = false
  ) throws -> ReportFact {
    let submittedAt = try ReportFixtures.time(submitted)
    return ReportFact(
      application: "2026-\(number)", status: status, submittedAt: submittedAt, receivedAt: submittedAt,
      machineVerdict: inspected == nil ? nil : verdict, machineReasons: inspected == nil ? [] : reasons,
      inspectedAt: try inspected.map(ReportFixtures.time), ruleSet: inspected == nil ? nil : rules,
      decision: try decided.map {
        try ReportFixtures.decision(decision, by: actor, decision == .approve ? [] : ["head_cropped"], at: $0)
      }, mail: mail, isRepeat: isRepeat, isDoubtfulAddress: isDoubtful)
  }

  private static func handedOver(_ text: String) throws -> ReportFact.Mail {
    .handedOver(try ReportFixtures.time(text))
  }

  @Test func lateAnswersNameWhereTheTimeWent() throws {
    let (inTime, late) = ("2026-12-01T23:59:59+08:00", "2026-12-02T00:00:00+08:00")
    let figures = try ReportFixtures.figures([
      // The machine's: inspected too late, never inspected, a form returned too late.
      Self.fact(.approved, inspected: late, verdict: .approve, decided: late, by: .machine),
      Self.fact(.received),
      Self.fact(.returned, decided: late, .return, by: .machine),
      // People's: inspected in time, decided late or not yet.
      Self.fact(.approved, inspected: inTime, decided: late),
      Self.fact(.referred, inspected: inTime),
      // The mail's: decided in time, mailed late or not yet.
      Self.fact(.approved, inspected: inTime, decided: inTime, mail: Self.handedOver(late)),
      Self.fact(.approved, inspected: inTime, decided: inTime, mail: .waiting),
      // Nobody's.
      Self.fact(.approved, inspected: inTime, decided: inTime, mail: Self.handedOver(inTime)),
    ])
    #expect(figures.promise.late.machine == 3 && figures.promise.late.people == 2 && figures.promise.late.mail == 2)
    #expect(figures.promise.answeredLate == 3 && figures.promise.unansweredPastDue == 2)
    #expect(figures.promise.answeredInTime == 3)
  }

  @Test func aMailThatHadNotLeftThenWasNotLateBeforeTheDueDate() throws {
    let decided = "2026-11-30T10:00:00+08:00"
    let fact = try Self.fact(
      .approved, inspected: decided, decided: decided, mail: Self.handedOver("2026-12-05T10:00:00+08:00"))
    #expect(try ReportFixtures.figures([fact], asOf: "2026-12-01T23:59:59+08:00").promise.late.mail == 0)
    #expect(try ReportFixtures.figures([fact], asOf: "2026-12-02T00:00:00+08:00").promise.late.mail == 1)
  }

  @Test func whoMissedAndWhoIsAboutToIsListedLongestDueFirst() throws {
    // Monday, 7 December: due on the 4th, the 7th, the 8th and 9th, and the 10th.
    let days = ["2026-11-30", "2026-11-27", "2026-11-26", "2026-11-25", "2026-12-01"]
    let backlog = try ReportFixtures.figures(
      days.enumerated().map { try Self.fact(.received, submitted: "\($1)T10:00:00+08:00", number: $0) }
    ).backlog
    #expect(backlog.missed.map(\.application) == ["2026-3"])
    #expect(backlog.missed.map(\.due.iso) == ["2026-12-04"])
    #expect(backlog.dueSoon.map(\.application) == ["2026-2", "2026-1", "2026-0"])
    #expect(backlog.dueSoon.map(\.due.iso) == ["2026-12-07", "2026-12-08", "2026-12-09"])
    #expect(backlog.dueSoonCount == 3 && backlog.pastDue == 1)
  }

  @Test func paceIsTheMedianWithoutPauses() throws {
    // Gaps of 60, 100, 1799 and, left out as a pause, 1801 seconds; then another day.
    let times = ["09:00:00", "09:01:00", "09:02:40", "09:32:39", "10:02:40"].map { "2026-12-01T\($0)+08:00" }
    let figures = try ReportFixtures.figures(
      (times + ["2026-12-02T09:00:00+08:00"]).map { try Self.fact(.approved, decided: $0) })
    let reviewer = try #require(figures.reviewers.first)
    #expect(figures.reviewers.count == 1 && reviewer.approved == 6 && reviewer.days == 2)
    #expect(reviewer.medianSeconds == 100)
  }

  @Test func oneDecisionHasNoPace() throws {
    let figures = try ReportFixtures.figures([Self.fact(.approved, decided: "2026-12-01T09:00:00+08:00")])
    #expect(figures.reviewers.first?.medianSeconds == nil && figures.reviewers.first?.days == 1)
  }

  /// Wilson (1927); 1 of 2 and 8 of 10 as in Newcombe (1998) and any table.
  @Test(arguments: [(0, 10, 0.0, 0.2775), (1, 2, 0.0945, 0.9055), (8, 10, 0.4902, 0.9433), (10, 10, 0.7225, 1)])
  func intervalsAreWilsons(count: Int, of: Int, low: Double, high: Double) throws {
    let proportion = try #require(Proportion(count, of: of))
    #expect(proportion.low == low && proportion.high == high)
  }

  @Test func overruledIsTheShareApprovedOfThoseDecided() throws {
    let at = "2026-11-21T02:00:00+08:00"
    let (decided, reasons) = ("2026-11-23T10:00:00+08:00", ["edited"] as [ReasonCode])
    let figures = try ReportFixtures.figures([
      Self.fact(.approved, inspected: at, reasons: reasons, decided: decided),
      Self.fact(.rejected, inspected: at, reasons: reasons, decided: decided, .reject),
      Self.fact(.referred, inspected: at, reasons: reasons + ["not_recent"]),
    ])
    let edited = try #require(figures.referrals.byReason.first { $0.reason == "edited" })
    #expect(edited.overruled == Proportion(1, of: 2))
    #expect(figures.referrals.byReason.first { $0.reason == "not_recent" }?.overruled == nil)
  }

  @Test func weeksTellTheMachinesShareAndTheReasons() throws {
    let figures = try ReportFixtures.figures([
      Self.fact(.referred, inspected: "2026-11-22T23:00:00+08:00", reasons: ["edited"]),
      Self.fact(
        .rejected, inspected: "2026-11-23T00:00:00+08:00", verdict: .reject, decided: "2026-11-23T00:00:00+08:00",
        .reject, by: .machine),
      Self.fact(.rejected, inspected: "2026-11-22T23:00:00+08:00", decided: "2026-12-07T08:00:00+08:00", .reject),
    ])
    // From 19 October; the sixth begins on 23 November, the eighth on 7 December.
    #expect(figures.weeks.map(\.inspected) == [0, 0, 0, 0, 2, 1, 0, 0])
    #expect(figures.weeks.map(\.referred) == [0, 0, 0, 0, 2, 0, 0, 0])
    #expect(figures.reasonWeeks.map(\.reason) == ["edited", "head_cropped"])
    #expect(figures.reasonWeeks[0].referred == [0, 0, 0, 0, 1, 0, 0, 0])
    #expect(figures.reasonWeeks[1].told == [0, 0, 0, 0, 0, 1, 0, 1])
  }

  @Test func whoWasRejectedBeforeIsFollowed() throws {
    let decided = "2026-11-23T10:00:00+08:00"
    let again = try ReportFixtures.figures([
      Self.fact(.approved, decided: decided, isRepeat: true),
      Self.fact(.rejected, decided: decided, .reject, isRepeat: true),
      Self.fact(.received, isRepeat: true), Self.fact(.superseded, isRepeat: true), Self.fact(.received),
    ]).reapplications
    #expect(again.all == 4 && again.approved == 1 && again.rejected == 1)
    #expect(again.undecided == 1 && again.superseded == 1)
  }

  @Test func hoursAndDaysAreTaiwans() throws {
    let busiest = try ReportFixtures.figures([
      // Friday's last second and Saturday's first, there.
      Self.fact(.received, submitted: "2026-11-20T15:59:59Z"), Self.fact(.received, submitted: "2026-11-20T16:00:00Z"),
    ]).busiest
    #expect(busiest.byHour[23] == 1 && busiest.byHour[0] == 1 && busiest.byHour.reduce(0, +) == 2)
    #expect(busiest.byWeekday == [0, 0, 0, 0, 1, 1, 0])
  }

  @Test func inspectionsAndRuleSetsAreCounted() throws {
    let figures = try ReportFixtures.figures([
      Self.fact(.referred, inspected: "2026-11-21T02:00:00+08:00", reasons: [.inspectionFailed], rules: "old"),
      Self.fact(.referred, inspected: "2026-11-23T02:00:00+08:00", reasons: [.pictureDamaged], rules: "new"),
      Self.fact(.referred, inspected: "2026-11-24T02:00:00+08:00", rules: "new"),
    ])
    #expect(figures.inspectionFailures.failed == 1 && figures.inspectionFailures.pictureDamaged == 1)
    #expect(figures.ruleSets.map(\.sha256) == ["old", "new"] && figures.ruleSets.map(\.inspected) == [1, 2])
    #expect(figures.ruleSets[1].from.iso == "2026-11-23" && figures.ruleSets[1].to.iso == "2026-11-24")
  }

  @Test func mailsAreCountedByKindAndOutcomeAndAddresses() throws {
    let casebook = FactCasebook(
      [try Self.fact(.received, isDoubtful: true), try Self.fact(.received)],
      notices: [
        NoticeCount(kind: .rejected, status: .failed, number: 2),
        NoticeCount(kind: .received, status: .sent, number: 5),
        NoticeCount(kind: .rejected, status: .sent, number: 3),
      ])
    let figures = try SupervisorReport.figures(
      from: casebook, calendar: ReportFixtures.calendar(), asOf: ReportFixtures.time(ReportFixtures.monday))
    #expect(figures.mails.map(\.kind) == [.received, .rejected])
    #expect(figures.mails[0].sent == 5 && figures.mails[1].sent == 3 && figures.mails[1].failed == 2)
    #expect(figures.addresses.all == 2 && figures.addresses.doubtful == 1)
  }

  @Test func weeksAndMonthsAreWhole() throws {
    let thursday = try ReportFixtures.day("2026-11-26")
    let week = ReportPeriod.week(of: thursday, by: .submission)
    #expect(week.from?.iso == "2026-11-23" && week.to?.iso == "2026-11-29")
    for (day, last) in [("2026-02-15", "2026-02-28"), ("2028-02-01", "2028-02-29"), ("2026-12-31", "2026-12-31")] {
      let month = ReportPeriod.month(of: try ReportFixtures.day(day), by: .decision)
      #expect(month.from?.iso.hasSuffix("-01") == true && month.to?.iso == last && month.by == .decision)
    }
  }
}
