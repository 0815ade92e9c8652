import ReviewDomain
import SupervisorReports
import Testing

@Suite struct ReportPeriodTests {
  @Test(
    arguments: [
      (nil, nil, 4), ("2026-11-20", nil, 3), (nil, "2026-11-20", 3), ("2026-11-20", "2026-11-20", 2),
      ("2026-11-22", nil, 0),
    ] as [(String?, String?, Int)])
  func periodsAreWholeDaysInTaipei(from: String?, to: String?, expected: Int) throws {
    let period = try #require(
      ReportPeriod(from: from.map(ReportFixtures.day), to: to.map(ReportFixtures.day)))
    let facts = try [
      "2026-11-19T23:59:59.999+08:00", "2026-11-20T00:00:00+08:00", "2026-11-20T23:59:59.999+08:00",
      "2026-11-21T00:00:00+08:00",
    ].map { try ReportFixtures.fact(.received, $0) }
    let figures = try ReportFixtures.figures(facts, period: period)
    #expect(figures.intake.total == expected)
    #expect(figures.backlog.undecided == expected)
    #expect(figures.period == period)
  }

  @Test func aPeriodThatEndsBeforeItBeginsIsNone() throws {
    let (first, second) = (try ReportFixtures.day("2026-11-20"), try ReportFixtures.day("2026-11-21"))
    #expect(ReportPeriod(from: second, to: first) == nil)
    #expect(ReportPeriod(from: first, to: first) != nil)
  }
}
