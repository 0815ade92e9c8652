import ReviewDomain
import Testing

@Suite struct HexadecimalTests {
  @Test func everyByteIsTwoLowerCaseDigits() {
    #expect(Hexadecimal.text([0x00, 0x09, 0x0a, 0x10, 0x7f, 0xff]) == "00090a107fff")
    #expect(Hexadecimal.text([]) == "")
  }
}
