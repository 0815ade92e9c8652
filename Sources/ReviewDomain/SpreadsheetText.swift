/// Rows for a spreadsheet: RFC 4180, in UTF-8 with the mark by which Excel knows it.
public struct SpreadsheetText: Sendable, Hashable {
  public let text: String

  /// - Parameter rows: the first says what the columns are.
  public init(rows: [[String]]) {
    text = "\u{FEFF}" + rows.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ value: String) -> String {
    // A spreadsheet would take such a text for a formula; a hyphen alone it leaves.
    let isFormula = value != "-" && value.first.map { "=+-@\t".contains($0) } == true
    let text = (isFormula ? "'" : "") + value.strippedOfControls
    return text.contains { ",\"".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
