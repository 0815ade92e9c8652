import ReviewCommands
import Testing

@Suite("The progress bar")
struct ProgressBarTests {
  @Test("is filled in proportion and never wider than the terminal")
  func line() {
    #expect(ProgressBar.line("mail", done: 1, total: 2, columns: 18) == "mail [###   ] 1/2")
    #expect(ProgressBar.line("mail", done: 0, total: 2, columns: 18) == "mail [      ] 0/2")
    #expect(ProgressBar.line("mail", done: 2, total: 2, columns: 18) == "mail [######] 2/2")
    for columns in [20, 80, 500] {
      #expect(ProgressBar.line("inspection", done: 3, total: 9, columns: columns).count < columns)
    }
  }

  @Test("bears more done than expected, and a terminal too narrow for it")
  func oddNumbers() {
    #expect(ProgressBar.line("mail", done: 5, total: 2, columns: 18) == "mail [######] 5/2")
    #expect(ProgressBar.line("mail", done: 1, total: 2, columns: 3) == "mail [] 1/2")
  }

  @Test("is a count where the total is not known or nothing")
  func noTotal() {
    #expect(ProgressBar.line("mail", done: 7, total: nil, columns: 80) == "mail 7")
    #expect(ProgressBar.line("mail", done: 0, total: 0, columns: 80) == "mail 0")
  }
}
