import Casebook
import Foundation
import ReviewDomain
import SupervisorReports
import Testing

/// The figures of `ReportFixtures.office()`, worked out by hand.
@Suite struct ReportFiguresTests {
  @Test func intakeCountsEveryStatus() throws {
    var expected = ReportFigures.Intake()
    expected.total = 13
    expected.byStatus[.received] = 3
    expected.byStatus[.referred] = 2
    expected.byStatus[.approved] = 3
    expected.byStatus[.rejected] = 2
    expected.byStatus[.superseded] = 1
    expected.byStatus[.cancelled] = 1
    expected.byStatus[.returned] = 1
    #expect(try ReportFixtures.figures(ReportFixtures.office()).intake == expected)
  }

  @Test func decisionsOfCancelledCardsStayDecisions() throws {
    var expected = ReportFigures.Decided()
    expected.total = 7
    expected.approvedByMachine = 2
    expected.approvedByPeople = 2
    expected.rejectedByMachine = 1
    expected.rejectedByPeople = 1
    expected.returnedByMachine = 1
    #expect(try ReportFixtures.figures(ReportFixtures.office()).decided == expected)
  }

  @Test func machineVerdictsCountWhateverFollowed() throws {
    var expected = ReportFigures.MachineVerdicts()
    expected.inspected = 8
    expected.approved = 2
    expected.rejected = 1
    expected.referred = 5
    #expect(try ReportFixtures.figures(ReportFixtures.office()).machine == expected)
  }

  @Test func backlogHasAgesInBothKindsOfDays() throws {
    var expected = ReportFigures.Backlog()
    expected.undecided = 5
    expected.pastDue = 2
    expected.workingDays = .init(p50: 7, p90: 11, p95: 11, max: 11)
    expected.calendarDays = .init(p50: 11, p90: 17, p95: 17, max: 17)
    for age in [0, 1, 7] { expected.byWorkingDays[age].count = 1 }
    expected.overSevenWorkingDays = 2
    let (first, second, third) = try (
      ReportFixtures.day("2026-12-01"), ReportFixtures.day("2026-12-04"), ReportFixtures.day("2026-12-07")
    )
    expected.missed = [
      .init(application: "", due: first, status: .referred), .init(application: "", due: second, status: .received),
    ]
    expected.dueSoon = [.init(application: "", due: third, status: .referred)]
    expected.dueSoonCount = 1
    #expect(try ReportFixtures.figures(ReportFixtures.office()).backlog == expected)
  }

  @Test func promiseTurnsAtMidnightInTaipei() throws {
    var expected = ReportFigures.Promise()
    expected.counted = 9
    expected.answeredInTime = 6
    expected.answeredLate = 1
    expected.unansweredPastDue = 2
    // These facts do not tell when anything was inspected.
    expected.late.machine = 3
    #expect(try ReportFixtures.figures(ReportFixtures.office()).promise == expected)
  }

  @Test func reasonsComeMostFrequentFirst() throws {
    var headCropped = ReportFigures.ReasonCount(reason: "head_cropped")
    headCropped.rejectedByMachine = 1
    headCropped.rejectedByPeople = 1
    var fileTooLarge = ReportFigures.ReasonCount(reason: "file_too_large")
    fileTooLarge.rejectedByMachine = 1
    var featuresUnclear = ReportFigures.ReasonCount(reason: "features_unclear")
    featuresUnclear.referred = 3
    var undetermined = ReportFigures.ReasonCount(reason: .undetermined)
    undetermined.referred = 2
    var checkDigit = ReportFigures.ReasonCount(reason: "form_id_check_digit")
    checkDigit.returned = 1
    #expect(
      try ReportFixtures.figures(ReportFixtures.office()).reasons == [
        headCropped, fileTooLarge, featuresUnclear, undetermined, checkDigit,
      ])
  }

  @Test func referralsTellWhatPeopleDecided() throws {
    var expected = ReportFigures.Referrals()
    expected.all.referred = 5
    expected.all.approved = 1
    expected.all.rejected = 1
    expected.all.undecided = 2
    expected.all.superseded = 1
    var featuresUnclear = ReportFigures.ReferralOutcome()
    featuresUnclear.referred = 3
    featuresUnclear.approved = 1
    featuresUnclear.rejected = 1
    featuresUnclear.undecided = 1
    var undetermined = ReportFigures.ReferralOutcome()
    undetermined.referred = 2
    undetermined.rejected = 1
    undetermined.superseded = 1
    expected.byReason = [
      .init(reason: "features_unclear", outcome: featuresUnclear), .init(reason: .undetermined, outcome: undetermined),
    ]
    #expect(try ReportFixtures.figures(ReportFixtures.office()).referrals == expected)
  }

  @Test(arguments: [
    // Percentiles by nearest rank of ages 1…n, oldest first: n, p50, p90, p95.
    (1, 1, 1, 1), (2, 1, 2, 2), (10, 5, 9, 10), (20, 10, 18, 19), (21, 11, 19, 20), (100, 50, 90, 95),
  ])
  func percentilesAreNearestRanks(count: Int, p50: Int, p90: Int, p95: Int) throws {
    let asOf = try ReportFixtures.time(ReportFixtures.monday)
    let facts = (1...count).reversed().map { age in
      let submitted = asOf.addingTimeInterval(-86_400 * Double(age))
      return ReportFact(
        status: .received, submittedAt: submitted, receivedAt: submitted, machineVerdict: nil, machineReasons: [],
        decision: nil)
    }
    let spread = try ReportFixtures.figures(facts).backlog.calendarDays
    #expect(spread == .init(p50: p50, p90: p90, p95: p95, max: count))
  }

  @Test func nothingGivesZeroes() throws {
    let asOf = try ReportFixtures.time(ReportFixtures.monday)
    var figures = try ReportFixtures.figures([])
    #expect(figures.weeks.count == 8 && figures.weeks.allSatisfy { $0 == .init(from: $0.from, to: $0.to) })
    figures.weeks = []
    #expect(figures == ReportFigures(asOf: asOf, period: .allTime))
  }
}
