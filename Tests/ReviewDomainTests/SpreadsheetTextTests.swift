import ReviewDomain
import Testing

@Suite struct SpreadsheetTextTests {
  @Test func cellsWithCommasAndQuotesAreQuoted() {
    let sheet = SpreadsheetText(rows: [["name", "note"], ["王小明", "said \"yes\", then no"]])
    #expect(sheet.text == "\u{FEFF}name,note\r\n王小明,\"said \"\"yes\"\", then no\"\r\n")
  }

  @Test(arguments: ["=1+1", "+886912345678", "-2", "@sum", "\t=1", "=", "+", "@"])
  func whatASpreadsheetWouldComputeIsText(cell: String) {
    let sheet = SpreadsheetText(rows: [[cell]])
    #expect(sheet.text.hasPrefix("\u{FEFF}'"), "\(sheet.text)")
  }

  @Test func aHyphenAloneStays() {
    #expect(SpreadsheetText(rows: [["-"]]).text == "\u{FEFF}-\r\n")
  }

  @Test func aCellStaysOnItsLine() {
    #expect(SpreadsheetText(rows: [["a\r\nb"]]).text.split(separator: "\r\n").count == 1)
  }
}
