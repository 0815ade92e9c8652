import CardLedger
import Testing

@Suite struct StaffLoginTests {
  @Test func takesSmallLettersDigitsAndThreeMarks() {
    #expect(StaffLogin(typed: " Ma.Li-2_x ")?.text == "ma.li-2_x")
    for wrong in ["", "a", "1a", ".a", "馬力", "a/b", "a123456789", String(repeating: "a", count: 33)] {
      #expect(StaffLogin(typed: wrong) == nil)
    }
  }
}
