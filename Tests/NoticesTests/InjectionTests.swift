import Foundation
import Notices
import ReviewDomain
import Testing

/// Text meant to break out of its place, in every field that people or files fill, judged by an independent parser.
@Suite("Injection")
struct InjectionTests {
  private static let payloads: [String] = {
    let breaks = [
      "\r", "\n", "\r\n", "\u{0}", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}", "%0d%0a", "\n\r", "\r\r\n",
    ]
    let insertions = breaks.flatMap { [$0, "甄\($0)Bcc: x@example", "甄\($0) folded", "\($0)\($0)new body\($0)"] }
    return insertions + [
      "\r\n.\r\n", "\r\n.\r\nMAIL FROM:<x>", ".", "a\r\nSubject: b\r\n\r\nc", "=?UTF-8?B?DQpCY2M6IHhAZXhhbXBsZQ==?=",
      "=?UTF-8?Q?=0D=0ABcc:=20x?=", "=?utf-8?q?a?= =?utf-8?q?b?=", "=?", "?=", "\"", "\\\"", "\"a\" <x>", "<x>", "a, b",
      "a;b",
      "a:b", "(a", "a)", "[a]", "\\", "\\\r\n", "group: a, b;", "甄\u{202E}健康", "甄\u{FEFF}", "{{name}}", "{{#reasons}}",
      "}}{{{name}}}", "&lt;", "From ", ">From", "--boundary", String(repeating: "a", count: 150),
      String(repeating: "甄", count: 150), String(repeating: "\"\\", count: 70),
    ]
  }()

  private func expectUnharmed(_ cases: [(payload: String, mail: RenderedNotice)]) throws {
    try #require(!cases.isEmpty)
    let judged = try MailJudge.read(cases.map(\.mail.bytes))
    for (index, mail) in judged.enumerated() {
      let what = Comment(rawValue: cases[index].payload.debugDescription)
      MailJudge.expectStrictBytes(cases[index].mail.bytes, what)
      #expect(mail.fields == MailJudge.expectedFields, what)
      #expect(mail.defects == [], what)
      MailJudge.expectSamePage(mail, what)
      #expect(mail.to.map(\.address) == [cases[index].mail.recipient.text], what)
      #expect(mail.from.map(\.address) == ["no-reply@example.tw"], what)
      #expect(mail.subject.hasPrefix("【中央健康保險署】"), what)
      #expect(mail.messageID == "<\(cases[index].mail.messageID)>", what)
    }
  }

  private func lineCount(_ mail: RenderedNotice) throws -> Int {
    try MailJudge.read([mail.bytes])[0].body.components(separatedBy: "\r\n").count
  }

  @Test("the applicant's name")
  func name() throws {
    let cases = Self.payloads.compactMap { payload in
      (try? PersonName(typed: payload)).map { (payload, $0) }
    }
    let renderer = try NoticeFixtures.renderer()
    try expectUnharmed(
      try cases.map { payload, name in (payload, try NoticeFixtures.mail(name: name.text, by: renderer)) })
  }

  @Test("the applicant's address")
  func address() throws {
    let addresses =
      Self.payloads.flatMap { ["\($0)@example.tw", "a\($0)@example.tw", "a@example.tw\($0)", "a@\($0).tw"] }
      + [
        "<a@example.tw>", "a@example.tw,b@example.tw", "\"a b\"@example.tw", "a@[127.0.0.1]", "a@b@example.tw",
        "a%b@example.tw",
      ]
      + [String(repeating: "a", count: 64) + "@example.tw", "a+b_c@example.tw", "a=?b?=@example.tw"]
    let renderer = try NoticeFixtures.renderer()
    let typed = addresses.compactMap { text in (try? EmailAddress(typed: text)).map { (text, $0) } }
    try expectUnharmed(
      try typed.filter { !$0.1.text.contains("=?") }.map { ($0, try NoticeFixtures.mail(email: $1.text, by: renderer)) }
    )
    for (_, address) in typed where address.text.contains("=?") {
      #expect(throws: NoticeError.recipientAddress) { try NoticeFixtures.mail(email: address.text, by: renderer) }
    }
  }

  @Test("the name of the sender")
  func sender() throws {
    try expectUnharmed(
      try Self.payloads.map { ($0, try NoticeFixtures.mail(by: NoticeFixtures.renderer(senderName: $0))) })
  }

  @Test("the texts of a reason")
  func reasons() throws {
    let renderer = try NoticeFixtures.renderer()
    let other = NoticeFixtures.other
    let plain = try lineCount(NoticeFixtures.mail(.rejected(reasons: [other], message: "a"), by: renderer))
    let cases = try Self.payloads.map { payload in
      let reason = ToldReason(Reason(code: .other, caption: payload, advice: payload, machineMayReject: false))
      return (payload, try NoticeFixtures.mail(.rejected(reasons: [reason], message: "a"), by: renderer))
    }
    try expectUnharmed(cases)
    for (index, mail) in try MailJudge.read(cases.map(\.1.bytes)).enumerated() {
      let lines = mail.body.components(separatedBy: "\r\n")
      #expect(lines.count == plain, "a new line by \(cases[index].0.debugDescription)")
    }
  }

  @Test("a reviewer's message, whose lines stay in the body")
  func message() throws {
    let renderer = try NoticeFixtures.renderer()
    // A message of nothing but line ends is none, which the reason other needs.
    let cases = try Self.payloads.map { payload in
      let message = NoticeMessage.rejected(reasons: [NoticeFixtures.other], message: "a\(payload)")
      return (payload, try NoticeFixtures.mail(message, by: renderer))
    }
    try expectUnharmed(cases)
    for (index, mail) in try MailJudge.read(cases.map(\.1.bytes)).enumerated() {
      let lines = mail.body.replacingOccurrences(of: "\r\n", with: "\n").unicodeScalars
      #expect(
        lines.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control },
        "a control character by \(cases[index].0.debugDescription)")
    }
  }

  @Test("the subject of a template")
  func subject() throws {
    for payload in Self.payloads {
      let field = HeaderField.text("Subject", payload).rendered
      #expect(field.utf8.allSatisfy { $0 < 0x80 }, "\(payload.debugDescription)")
      let unfolded = field.replacingOccurrences(of: "\r\n ", with: " ")
      #expect(unfolded.hasSuffix("\r\n") && !unfolded.dropLast().contains("\r\n"), "\(payload.debugDescription)")
    }
  }
}
