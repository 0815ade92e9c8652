import ReviewDomain

/// A report's figures for a spreadsheet: one figure a line, with where it stands.
public struct ReportCSV: Sendable {
  public let text: String

  public init(_ figures: ReportFigures, reasons: [ReasonCode: Reason], language: Language) {
    let report = ReportSections(figures: figures, reasons: reasons, language: language)
    var lines = [["section", "table", "row", "column", "value"], ["report", "", "", "", report.subtitle]]
    for section in report.all {
      for table in section.tables {
        for row in table.rows {
          for (column, value) in zip(table.header, row).dropFirst() {
            lines.append([section.id, table.header[0], row[0], column, value])
          }
        }
      }
    }
    text = SpreadsheetText(rows: lines).text
  }
}
