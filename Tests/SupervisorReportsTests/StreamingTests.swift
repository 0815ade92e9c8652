import Casebook
import Foundation
import ReviewDomain
import SupervisorReports
import Testing

/// That a large casebook is read once, and the calendar asked once a day rather than once an application.
@Suite struct StreamingTests {
  private static let count = 200_000
  /// 250 days before the day of the report, 800 applications each.
  private static let days = 250

  private static func eachFact(asOf: Date, _ body: (ReportFact) throws -> Void) rethrows {
    for number in 0..<count {
      let day = days - number * days / count
      try body(
        ReportFact(
          status: .referred, submittedAt: asOf.addingTimeInterval(-86_400 * Double(day)), receivedAt: asOf,
          machineVerdict: .refer, machineReasons: ["features_unclear", .undetermined], decision: nil))
    }
  }

  @Test func aReportReadsTheCasebookOnce() throws {
    let asOf = try ReportFixtures.time(ReportFixtures.monday)
    let casebook = FactCasebook { body in try Self.eachFact(asOf: asOf, body) }
    let figures = try SupervisorReport.figures(from: casebook, calendar: ReportFixtures.calendar(), asOf: asOf)
    #expect(casebook.passes == 1)
    #expect(figures.backlog.undecided == Self.count)
    #expect(figures.backlog.calendarDays == .init(p50: 125, p90: 225, p95: 238, max: 250))
    #expect(figures.referrals.byReason.map(\.outcome.referred) == [Self.count, Self.count])
  }

  @Test func theCalendarIsAskedOnceADay() throws {
    let asOf = try ReportFixtures.time(ReportFixtures.monday)
    var tally = ReportTally(calendar: try ReportFixtures.calendar(), asOf: asOf, period: .allTime)
    Self.eachFact(asOf: asOf) { tally.add($0) }
    #expect(tally.daysWorkedOut == Self.days)
  }

  @Test func theCasebooksErrorPassesThrough() throws {
    let asOf = try ReportFixtures.time(ReportFixtures.monday)
    let casebook = FactCasebook { _ in throw CasebookError.busy }
    #expect(throws: CasebookError.busy) {
      try SupervisorReport.figures(from: casebook, calendar: ReportFixtures.calendar(), asOf: asOf)
    }
  }
}
