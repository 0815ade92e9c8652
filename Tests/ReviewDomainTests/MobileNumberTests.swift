import ReviewDomain
import Testing

@Suite struct MobileNumberTests {
  @Test(arguments: [
    "0912345678", "0912-345-678", "(0912) - 345678", "+886 912 345 678", "+886912345678", "+886-912-345-678",
    "+886 (0)912 345 678", "+8860912345678", "886912345678", "8860912345678", "０９１２３４５６７８", "（０９１２）－３４５６７８",
    "0912\u{2011}345\u{2010}678", "0912\u{2013}345\u{2212}678", "0912ー345ー678", "0912\u{A0}345\u{202F}678",
    "\u{200E}0912345678\u{200B}",
    "00886912345678", "00886-912-345-678", "0088\u{2060}60912345678",
    "＋886 912 345 678", " 0912 345 678\n", "\u{3000}0912\u{3000}345\u{3000}678",
  ])
  func readsEveryTypedForm(typed: String) throws {
    #expect(try MobileNumber(typed: typed).text == "0912345678")
  }

  @Test(arguments: [
    ("", MobileNumberFault.empty), ("  ", .empty), ("+", .empty), ("()", .empty),
    ("02-2345-6789", .notMobile), ("912345678", .notMobile), ("0812345678", .notMobile), ("886", .notMobile),
    ("+886 2 2345 6789", .notMobile), ("+886", .notMobile), ("+886886912345678", .notMobile),
    ("091234567", .length(9)), ("09123456789", .length(11)), ("+886 91234567", .length(9)), ("09", .length(2)),
    ("0992345678", .personalNumber), ("+886992345678", .personalNumber),
    ("+81 90 1234 5678", .foreign), ("0081 90 1234 5678", .notMobile), ("00886 2 2345 6789", .notMobile),
    ("+1 212 555 0100", .foreign), ("+0912345678", .foreign),
    ("0912345678#1", .character), ("0912.345.678", .character), ("O912345678", .character),
    ("+886+912345678", .character),
    ("09１２a", .character), ("٠٩١٢٣٤٥٦٧٨", .character), ("0912\n345678", .character), ("0912345678\r\nBcc:", .character),
    ("0912345678,0912345679", .character),
  ])
  func saysWhyItIsNoMobileNumber(typed: String, fault: MobileNumberFault) {
    #expect(throws: fault) { try MobileNumber(typed: typed) }
    #expect(!fault.problem.isEmpty)
    #expect(fault.remedy.hasSuffix("."))
  }

  @Test(arguments: 0...8)
  func takesEveryNetwork(digit: Int) throws {
    #expect(try MobileNumber(typed: "09\(digit)0000000").text == "09\(digit)0000000")
  }

  @Test func masksTheMiddle() throws {
    #expect(try MobileNumber(typed: "0912345678").masked == "0912***678")
  }
}
