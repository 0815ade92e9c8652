import Foundation
import Notices
import Testing

@Suite("Small parts of a mail")
struct MailPartsTests {
  @Test(
    "base32 of RFC 4648, section 10, in lower case without padding",
    arguments: [
      ("", ""), ("f", "my"), ("fo", "mzxq"), ("foo", "mzxw6"), ("foob", "mzxw6yq"), ("fooba", "mzxw6ytb"),
      ("foobar", "mzxw6ytboi"),
    ])
  func base32(text: String, encoded: String) {
    #expect(Base32.encode(text.utf8) == encoded)
  }

  @Test(
    "the date is Taipei's, whatever the machine's zone",
    arguments: [
      (1_795_395_900.0, "Mon, 23 Nov 2026 09:05:00 +0800"), (1_795_395_900.999, "Mon, 23 Nov 2026 09:05:00 +0800"),
      (1_798_732_799.0, "Thu, 31 Dec 2026 23:59:59 +0800"), (1_798_732_800.0, "Fri, 1 Jan 2027 00:00:00 +0800"),
      (1_835_366_400.0, "Tue, 29 Feb 2028 00:00:00 +0800"),
    ])
  func date(seconds: Double, text: String) {
    #expect(MailDate.text(Date(timeIntervalSince1970: seconds)) == text)
  }

  @Test(
    "numbers as official letters write them",
    arguments: [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (25, "二十五"), (99, "九十九"), (100, "100")])
  func ordinal(number: Int, text: String) {
    #expect(ChineseOrdinal.text(number) == text)
  }

  @Test(
    "text of people becomes one line",
    arguments: [
      ("甄健康", "甄健康"), (" 甄\r\n健康\t", "甄 健康"), ("a\u{0}b\u{B}c\u{C}d\u{85}e\u{2028}f\u{2029}g", "a b c d e f g"),
      ("甄\u{202E}健\u{200B}康\u{FEFF}", "甄健康"), ("甄　健康", "甄　健康"), ("\r\n\u{0}", ""), ("👨‍👩‍👧", "👨‍👩‍👧"),
      ("\u{E000}𠮷", "\u{E000}𠮷"),
    ])
  func singleLine(text: String, line: String) {
    #expect(SingleLine.of(text).unicodeScalars.elementsEqual(line.unicodeScalars))
  }

  @Test(
    "links and what mail readers make links of",
    arguments: [
      "https://example.tw", "HTTP://EXAMPLE", "請看www.example", "mailto:a", "請上example.tw辦理", "寫信到a@example.tw",
      "ｗｗｗ．ｅｘａｍｐｌｅ．ｔｗ",
      "line://ti/p", "http://1.2.3.4",
    ])
  func links(text: String) {
    #expect(ForbiddenText.first(in: text) == .link)
  }

  @Test(
    "identity and residence numbers in any dress",
    arguments: [
      "A123456789", "證號G123456785。", "a123456789", "AC01234567", "Ａ１２３４５６７８９", "A12-3456-789", "A1 2345 6789",
      "(A123456789)",
    ])
  func identityNumbers(text: String) {
    #expect(ForbiddenText.first(in: text) == .identityNumber)
  }

  @Test(
    "what the mails do say",
    arguments: [
      "0800-030-598、4128-678（手機請撥02-4128-678）", "檔案須小於 5 MB（5,000,000 位元組）", "全民健保快易通|健康存摺APP", "等待7個工作日",
      "JPG、PNG、WebP、HEIC",
      "A1234567890123", "APP02-4128-678", "5.0 MB", "等…OK",
    ])
  func allowed(text: String) {
    #expect(ForbiddenText.first(in: text) == nil)
  }
}
