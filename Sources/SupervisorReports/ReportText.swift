import Foundation
import ReviewDomain

/// A report for a terminal or the body of a mail: plain text, each line ended by a line feed, no control sequences.
public struct ReportText: Sendable {
  /// The same figures and captions give the same text.
  public let text: String

  /// - Parameter reasons: The agency's reasons, for their captions. A reason that is no longer among them stands under its code alone.
  public init(_ figures: ReportFigures, reasons: [ReasonCode: Reason], language: Language = .english) {
    let report = ReportSections(figures: figures, reasons: reasons, language: language)
    var parts = [[report.title, report.subtitle]]
    if let nothing = report.nothing {
      parts.append([nothing] + report.wanting.map { "  \($0)" })
    } else {
      parts += report.all.map(Self.lines)
    }
    text = parts.joined(separator: [""]).map { $0.strippedOfControls + "\n" }.joined()
  }

  private static func lines(of section: ReportSection) -> [String] {
    let tables = section.tables.map { table in
      var columns = TextColumns(header: table.header)
      for row in table.rows { columns.add(row[0], Array(row.dropFirst())) }
      return columns.lines
    }
    return [section.title] + tables.joined(separator: [""]) + section.notes.flatMap(wrapped)
  }

  /// Indented by two and broken at blanks before column 80.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.displayWidth + 1 + String(word).displayWidth < 80 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append("  \(word)")
      }
    }
    return lines
  }
}
