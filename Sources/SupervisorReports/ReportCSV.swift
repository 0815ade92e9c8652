import Foundation
import ReviewDomain

/// A report's figures for a spreadsheet: one figure a line, with where it stands (RFC 4180, UTF-8 with a mark that Excel needs).
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
    text = "\u{FEFF}" + lines.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ value: String) -> String {
    // A spreadsheet would take such a text for a formula; a hyphen alone it leaves.
    let isFormula = value.count > 1 && "=+-@\t".contains(value.prefix(1))
    let text = (isFormula ? "'" : "") + value.strippedOfControls
    let needsQuotes = text.contains { ",\"".contains($0) }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
