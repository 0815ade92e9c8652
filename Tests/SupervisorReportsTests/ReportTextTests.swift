import Foundation
import ReviewDomain
import SupervisorReports
import Testing

/// Compares with the files in Golden/, which are read and approved by eye.
@Suite struct ReportTextTests {
  @Test func textIsTheGoldenText() throws {
    let figures = try ReportFixtures.figures(ReportFixtures.office())
    try ReportFixtures.expect(ReportText(figures, reasons: ReportFixtures.reasons).text, toBe: "office.txt")
  }

  @Test func jsonIsTheGoldenJSON() throws {
    let period = try #require(ReportPeriod(from: ReportFixtures.day("2026-11-01"), to: nil))
    let figures = try ReportFixtures.figures(ReportFixtures.office(), period: period)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(RFC3339.text(date))
    }
    let json = try encoder.encode(figures)
    try ReportFixtures.expect(String(decoding: json, as: UTF8.self) + "\n", toBe: "office.json")
  }

  @Test func emptyCasebookGivesOneSentence() throws {
    #expect(
      try ReportText(ReportFixtures.figures([]), reasons: [:]).text == """
        Review of virtual NHI card applications
        As of 2026-12-07 09:00 (Asia/Taipei), all applications

        No application has been taken in yet.

        """)
  }

  @Test func emptyPeriodSaysWhichPeriod() throws {
    let day = try ReportFixtures.day("2026-12-06")
    let period = try #require(ReportPeriod(from: day, to: day))
    #expect(
      try ReportText(ReportFixtures.figures(ReportFixtures.office(), period: period), reasons: [:]).text == """
        Review of virtual NHI card applications
        As of 2026-12-07 09:00 (Asia/Taipei), applications submitted 2026-12-06 to 2026-12-06

        No application was submitted in this period.

        """)
  }

  @Test func periodOfDecisionsSaysSo() throws {
    func heading(_ from: String?, _ to: String?) throws -> Substring {
      let period = try #require(
        ReportPeriod(from: from.map(ReportFixtures.day), to: to.map(ReportFixtures.day), by: .decision))
      let figures = try ReportFixtures.figures(ReportFixtures.office(), period: period)
      return ReportText(figures, reasons: [:]).text.split(separator: "\n")[1]
    }
    let asOf = "As of 2026-12-07 09:00 (Asia/Taipei), "
    #expect(try heading("2026-12-01", "2026-12-02") == asOf + "applications decided 2026-12-01 to 2026-12-02")
    #expect(try heading(nil, nil) == asOf + "all applications decided")
  }

  @Test func bundlesThatNobodyAnsweredAndMailThatDidNotArriveAreToldOfAlsoWithoutAnyApplication() throws {
    for facts in [[], try ReportFixtures.office()] {
      let figures = try SupervisorReport.figures(
        from: FactCasebook(facts), calendar: ReportFixtures.calendar(),
        asOf: ReportFixtures.time(ReportFixtures.monday),
        refusedBundles: 2, mails: [.failed: 3, .unknown: 1, .sent: 9])
      let words =
        "\n  2 bundle(s) lie in refused/: nobody has answered their senders\n"
        + "  3 mail(s) failed and 1 may not have arrived: mail phone-list\n"
      #expect(ReportText(figures, reasons: [:]).text.contains(words))
    }
  }

  @Test func sharesOfNothingAreWords() throws {
    let text = try ReportText(
      ReportFixtures.figures([ReportFixtures.fact(.superseded, "2026-12-04T10:00:00+08:00")]), reasons: [:]
    ).text
    #expect(text.contains("\n  nothing inspected yet\n"))
    #expect(text.contains("\n  nothing answered or past its due date yet\n"))
    #expect(text.contains("\n  nothing is waiting for a decision\n"))
    #expect(text.contains("\n  none given\n"))
    #expect(text.contains("\n  nothing referred\n"))
    #expect(!text.lowercased().contains("nan"))
  }

  @Test func whatTheCalendarDoesNotTellIsSaid() throws {
    let text = try ReportText(
      ReportFixtures.figures(
        [ReportFixtures.fact(.received, "2026-12-30T10:00:00+08:00")], asOf: "2027-01-05T09:00:00+08:00"),
      reasons: [:]
    ).text
    #expect(text.contains(/\n  due date unknown +1\n/))
    #expect(text.contains(/\n  unknown +1\n/))
    #expect(text.contains("\n  1 left out: the calendar does not reach to the due date\n"))
    #expect(text.contains("\n  working days             -    -    -    -\n"))
  }

  @Test(arguments: [
    (1, 3, "33.3 %"), (2, 3, "66.7 %"), (0, 5, "0.0 %"), (5, 5, "100.0 %"), (9999, 10_000, "99.9 %"),
  ])
  func onlyAllIsAHundredPercent(approved: Int, inspected: Int, expected: String) throws {
    var figures = ReportFigures(asOf: try ReportFixtures.time(ReportFixtures.monday), period: .allTime)
    figures.intake.total = inspected
    figures.machine.inspected = inspected
    figures.machine.approved = approved
    #expect(ReportText(figures, reasons: [:]).text.contains(" \(approved) of \(inspected) (\(expected))\n"))
  }

  @Test func numbersStandInOneColumnWhateverTheCaptionsWidth() throws {
    var figures = ReportFigures(asOf: try ReportFixtures.time(ReportFixtures.monday), period: .allTime)
    figures.intake.total = 1
    figures.reasons = ["a", "b", "c", "d"].map { ReportFigures.ReasonCount(reason: $0) }
    // Wide, supplementary wide, narrow with a combining mark, and with a full-width sign; each takes six columns.
    let captions: [(ReasonCode, String)] = [("a", "照片檔"), ("b", "𠀋𠀋字"), ("c", "cafe\u{301}--"), ("d", "（ok）")]
    let reasons = Dictionary(
      uniqueKeysWithValues: captions.map {
        ($0, Reason(code: $0, caption: $1, advice: "", machineMayReject: true))
      })
    let text = ReportText(figures, reasons: reasons).text
    let blanks = String(repeating: " ", count: 34 - 8)
    for (code, caption) in captions {
      #expect(text.contains("\n  \(code) \(caption)\(blanks)           0          0         0         0\n"))
    }
  }
}
