import CardLedger
import Testing

@Suite struct CounterPasswordTests {
  @Test(
    arguments: [
      ("abcde", .length), ("abcdefghijklm", .length), ("", .length), ("abc def", .character), ("abc<def", .character),
      ("abc>def", .character), ("密碼密碼密碼", .character), ("abc\u{7F}def", .character), ("a123456789", .idNumber),
    ] as [(String, PasswordFault)])
  func refuses(typed: String, fault: PasswordFault) {
    #expect(throws: fault) { try CounterPassword(typed: typed, notBeing: "A123456789") }
  }

  @Test(
    arguments: [
      ("abcdef", .weak), ("12345678", .weak), ("abc123", .medium), ("abcdefg123", .medium), ("Abc123", .medium),
      ("Abcdef12", .mediumStrong), ("Ab1~xy", .mediumStrong), ("Abcd123~", .strong), ("Abcdefg123~!", .strong),
    ] as [(String, PasswordStrength)])
  func tellsStrength(typed: String, strength: PasswordStrength) throws {
    #expect(try CounterPassword(typed: typed, notBeing: "A123456789").strength == strength)
  }

  @Test func isNeverPrinted() throws {
    let password = try CounterPassword(typed: "Abcd123~", notBeing: "A123456789")
    var dumped = ""
    dump(password, to: &dumped)
    #expect(!"\(password) \(String(reflecting: password)) \(dumped)".contains("Abcd"))
  }
}
