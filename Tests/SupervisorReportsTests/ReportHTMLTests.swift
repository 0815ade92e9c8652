import Foundation
import ReviewDomain
import SupervisorReports
import Testing

@Suite struct ReportHTMLTests {
  @Test func itHasNoScriptAndNothingToFetch() throws {
    let html = try ReportHTML(ReportFixtures.crowded(), reasons: ReportFixtures.reasons, language: .chinese).text
    for word in ["<script", "http:", "https:", "src=", "@import", "url("] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("default-src 'none'"))
  }

  @Test func whatComesFromOutsideIsEscaped() throws {
    let name = #"<b>"&'\#u{1B}[31m"#
    let fact = try ReportFixtures.fact(
      .approved, "2026-12-01T10:00:00+08:00",
      decision: ReportFixtures.decision(.approve, by: .person(name), at: "2026-12-02T10:00:00+08:00"))
    let figures = try ReportFixtures.figures([fact])
    let html = ReportHTML(figures, reasons: [:], language: .english).text
    #expect(html.contains("&lt;b&gt;&quot;&amp;'[31m") && !html.contains("<b>"))
    let csv = ReportCSV(
      try ReportFixtures.figures([
        ReportFixtures.fact(
          .approved, "2026-12-01T10:00:00+08:00",
          decision: ReportFixtures.decision(
            .approve, by: .person(#"=1+"a",b"#), at: "2026-12-02T10:00:00+08:00"))
      ]), reasons: [:], language: .english
    ).text
    #expect(csv.contains(#"reviewers,reviewer,"'=1+""a"",b",approved,1"# + "\r\n"))
  }

  @Test func eachChartHasItsTableAndIsDescribed() throws {
    let html = try ReportHTML(ReportFixtures.crowded(), reasons: ReportFixtures.reasons, language: .english).text
    #expect(html.split(separator: "<figure>").count - 1 == 5)
    #expect(html.split(separator: "role=\"img\" aria-labelledby=").count - 1 == 5)
    for part in html.split(separator: "</figure>").dropFirst() {
      #expect(part.hasPrefix("\n<div class=\"scroll\""), "no table after a chart")
    }
    #expect(html.contains("<desc id=\"weeks-0-numbers\">"))
  }
}
