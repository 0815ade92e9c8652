import Foundation
import Notices
import ReviewDomain
import Testing

@Suite("Header fields")
struct HeaderFieldTests {
  private func lines(_ field: HeaderField) -> [String] {
    field.rendered.components(separatedBy: "\r\n")
  }

  @Test("plain text stands as it is")
  func plain() throws {
    #expect(HeaderField.text("Subject", "Hello, world").rendered == "Subject: Hello, world\r\n")
    #expect(
      HeaderField.mailbox("To", displayName: "Chien Kang", address: try NoticeFixtures.email()).rendered
        == "To: Chien Kang <a@example.tw>\r\n")
    #expect(
      HeaderField.mailbox("To", displayName: nil, address: try NoticeFixtures.email()).rendered
        == "To: a@example.tw\r\n")
  }

  @Test(
    "a name with a sign of the address syntax is encoded", arguments: ["J. Kang", "a@b", "Kang, C", "\"", "<x>", "(x)"])
  func specials(name: String) throws {
    let field = HeaderField.mailbox("To", displayName: name, address: try NoticeFixtures.email()).rendered
    #expect(field.hasPrefix("To: =?UTF-8?B?"))
    #expect(field.hasSuffix("?= <a@example.tw>\r\n"))
  }

  @Test("text that looks encoded is encoded again, so that a reader shows it as typed")
  func encodedLooking() {
    #expect(!HeaderField.text("Subject", "=?UTF-8?B?DQpCY2M6?=").rendered.contains("DQpCY2M6"))
  }

  @Test(
    "long fields fold into lines of at most 76 characters, none of them empty",
    arguments: [
      String(repeating: "健康", count: 100), String(repeating: "word ", count: 60), String(repeating: "x", count: 300),
      String(repeating: "𠮷", count: 200),
    ])
  func folding(text: String) throws {
    for field in [
      HeaderField.text("Subject", text),
      HeaderField.mailbox("From", displayName: text, address: try NoticeFixtures.email()),
    ] {
      let lines = lines(field)
      #expect(lines.count > 2)
      #expect(lines.last == "")
      #expect(lines.dropLast().allSatisfy { $0.count <= 78 && !$0.allSatisfy(\.isWhitespace) })
      #expect(lines.dropFirst().dropLast().allSatisfy { $0.hasPrefix(" ") && !$0.hasPrefix("  ") })
      #expect(lines.filter { $0.contains("=?") }.allSatisfy { $0.count <= 76 })
    }
  }

  @Test("the longest address stands on one line, within the hard limit")
  func longAddress() throws {
    let domain = [62, 62, 60].map { String(repeating: "d", count: $0) }.joined(separator: ".")
    let long = String(repeating: "a", count: 64) + "@" + domain + ".t"
    let address = try NoticeFixtures.email(long)
    let lines = lines(HeaderField.mailbox("To", displayName: "甄健康", address: address))
    #expect(lines == ["To: =?UTF-8?B?55SE5YGl5bq3?=", " <\(long)>", ""])
    #expect(lines.allSatisfy { $0.count <= 998 })
  }
}
