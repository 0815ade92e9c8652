import ReviewDomain
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("甄健康", 6), ("甄○康", 5), ("谷辣斯‧尤達卡", 13), ("𠮷", 2), ("Ａ１", 4), ("「。」", 6), ("é", 1),
    ("e\u{301}", 1), ("测\u{E0100}", 2), ("a\u{200B}b", 2), ("한글", 4), ("ｶ", 1),
  ])
  func countsColumns(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }
}
