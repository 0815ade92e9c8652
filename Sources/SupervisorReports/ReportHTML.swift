import Foundation
import ReviewDomain

/// A report as one self-contained HTML file: no script, nothing fetched, each chart with its table, for screens of any width, light and dark,
/// and for paper.
public struct ReportHTML: Sendable {
  public let text: String

  public init(_ figures: ReportFigures, reasons: [ReasonCode: Reason], language: Language) {
    let report = ReportSections(figures: figures, reasons: reasons, language: language)
    var html = """
      <!DOCTYPE html>
      <html lang="\(language == .chinese ? "zh-Hant-TW" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <meta name="color-scheme" content="light dark">
      <link rel="icon" href="data:,">
      <title>\(Self.escaped("\(report.title) \(figures.asOf.inTaiwan.prefix(10))"))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <header>
      <h1>\(Self.escaped(report.title))</h1>
      <p>\(Self.escaped(report.subtitle))</p>
      </header>
      <main>

      """
    if let nothing = report.nothing {
      html += ([nothing] + report.wanting).map { "<p>\(Self.escaped($0))</p>\n" }.joined()
    } else {
      html += Self.tiles(report)
      html += Self.contents(of: report.all, language)
      html += report.all.map(Self.section).joined()
    }
    text = html + "</main>\n</body>\n</html>\n"
  }

  /// What a supervisor looks for first.
  private static func tiles(_ report: ReportSections) -> String {
    let figures = report.figures
    let machine = figures.machine
    let tiles = [
      (report.t("waiting", "待審"), "\(figures.backlog.undecided)"),
      (report.t("past the due date", "已逾期"), "\(figures.backlog.pastDue)"),
      (
        report.t("answered in time", "如期答覆"),
        Share(count: figures.promise.answeredInTime, of: figures.promise.counted).percent
      ),
      (
        report.t("decided by the machine", "系統自動審定"),
        Share(count: machine.approved + machine.rejected, of: machine.inspected).percent
      ),
    ]
    return "<dl class=\"tiles\">\n"
      + tiles.map { "<div><dt>\(escaped($0))</dt><dd>\(escaped($1))</dd></div>\n" }.joined() + "</dl>\n"
  }

  private static func contents(of sections: [ReportSection], _ language: Language) -> String {
    "<nav aria-label=\"\(language("Contents", "目錄"))\"><ul>\n"
      + sections.map { "<li><a href=\"#\($0.id)\">\(escaped($0.title))</a></li>\n" }.joined() + "</ul></nav>\n"
  }

  private static func section(_ section: ReportSection) -> String {
    var html = "<section id=\"\(section.id)\" aria-labelledby=\"\(section.id)-title\">\n"
    html += "<h2 id=\"\(section.id)-title\">\(escaped(section.title))</h2>\n"
    for (place, table) in section.tables.enumerated() {
      if let chart = section.charts[place] {
        html += "<figure>\n\(ChartSVG(chart, id: "\(section.id)-\(place)").text)</figure>\n"
      }
      html += self.table(table)
    }
    html += section.notes.map { "<p>\(escaped($0))</p>\n" }.joined()
    return html + "</section>\n"
  }

  private static func table(_ table: ReportTable) -> String {
    var html =
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(escaped(table.header[0]))\"><table>\n"
    html +=
      "<thead><tr>\(table.header.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined())</tr></thead>\n<tbody>\n"
    for row in table.rows {
      html += "<tr><th scope=\"row\">\(escaped(row[0]))</th>"
      html += row.dropFirst().map { "<td>\(escaped($0))</td>" }.joined() + "</tr>\n"
    }
    return html + "</tbody></table></div>\n"
  }

  static func escaped(_ text: some StringProtocol) -> String {
    String(text).strippedOfControls.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
      ">", with: "&gt;"
    )
    .replacing("\"", with: "&quot;")
  }

  /// Text stands at 4.5:1 or more on its ground, bars at 3:1 or more, in both schemes.
  private static let style = """
    :root { --ground: #ffffff; --text: #1b1f24; --quiet: #4a5159; --line: #c9ced4; --stripe: #f3f5f7; --link: #0b5394;
      --part0: #1d5c96; --part1: #b45309; }
    @media (prefers-color-scheme: dark) {
      :root { --ground: #14181c; --text: #e8eaed; --quiet: #b4bcc4; --line: #444c55; --stripe: #1d2329; --link: #8ec5ff;
        --part0: #6fb1f0; --part1: #f0a050; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--ground); color: var(--text);
      font: 1rem/1.5 system-ui, "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif; }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
    h2 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .5rem; border-bottom: 2px solid var(--line); }
    header p, section p { color: var(--quiet); margin: .4rem 0; }
    a { color: var(--link); }
    nav ul { list-style: none; margin: 1rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
    nav a { display: inline-block; padding: .25rem 0; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1rem 0; }
    .tiles div { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .75rem; }
    .tiles dt { color: var(--quiet); font-size: .9rem; }
    .tiles dd { margin: 0; font-size: 1.6rem; font-weight: 600; font-variant-numeric: tabular-nums; }
    .scroll { overflow-x: auto; margin: .5rem 0 1rem; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    td, thead th:not(:first-child) { white-space: nowrap; }
    th:first-child { min-width: 8.5rem; }
    th, td { padding: .3rem .7rem; text-align: right; vertical-align: top; border-bottom: 1px solid var(--line); }
    th:first-child { text-align: left; padding-left: .2rem; }
    thead th { vertical-align: bottom; border-bottom: 2px solid var(--line); }
    tbody th { font-weight: normal; }
    tbody tr:nth-child(even) { background: var(--stripe); }
    figure { margin: .75rem 0; max-width: 36rem; }
    svg { width: 100%; height: auto; display: block; }
    svg text { fill: var(--text); font-size: 11px; }
    svg .axis { stroke: var(--line); }
    svg .part0 { fill: var(--part0); }
    svg .part1 { fill: var(--part1); }
    @media print {
      :root { --ground: #ffffff; --text: #000000; --quiet: #333333; --line: #999999; --stripe: #ffffff; --link: #000000;
        --part0: #1d5c96; --part1: #b45309; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      nav { display: none; }
      .scroll { overflow: visible; }
      h2, figure { break-after: avoid; }
      tr, figure { break-inside: avoid; }
    }
    """
}
