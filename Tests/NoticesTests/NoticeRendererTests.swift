import Foundation
import Notices
import ReviewDomain
import Testing

@Suite("Rendering of notices")
struct NoticeRendererTests {
  @Test("the same input makes the same bytes")
  func deterministic() throws {
    let reasons = [NoticeFixtures.fileTooLarge, NoticeFixtures.headCropped]
    let mails = try (0..<20).map { _ in try NoticeFixtures.mail(.rejected(reasons: reasons, note: "請重拍")) }
    #expect(Set(mails).count == 1)
  }

  @Test("the message ID follows application, decision, kind and template, and nothing else")
  func messageID() throws {
    let renderer = try NoticeFixtures.renderer()
    let received = try NoticeFixtures.mail(by: renderer).messageID
    #expect(received.wholeMatch(of: /[a-z2-7]{52}@example\.tw/) != nil)
    #expect(try NoticeFixtures.mail(name: "測試一號", email: "b@example.tw", by: renderer).messageID == received)
    let others = [
      try NoticeFixtures.mail(.approved, by: renderer).messageID,
      try NoticeFixtures.mail(number: 2, by: renderer).messageID,
      try NoticeFixtures.mail(by: NoticeFixtures.renderer(templates: otherTemplates())).messageID,
      try renderer.render(
        .received, application: NoticeFixtures.id("2026-000124"), decisionNumber: 1, name: NoticeFixtures.name(),
        email: NoticeFixtures.email(), at: NoticeFixtures.date
      ).messageID,
    ]
    #expect(Set(others + [received]).count == 5)
  }

  @Test("the domain of message IDs can be chosen, within reason")
  func messageIDDomain() throws {
    let chosen = try NoticeFixtures.renderer(messageIDDomain: "mail.example.tw")
    #expect(try NoticeFixtures.mail(by: chosen).messageID.hasSuffix("@mail.example.tw"))
    for domain in ["", "a..b", "a b", "a>\r\nBcc: x", "例.tw", String(repeating: "a", count: 129)] {
      #expect(throws: NoticeError.messageIDDomain) { try NoticeFixtures.renderer(messageIDDomain: domain) }
    }
  }

  @Test("a name stands in the mail as typed, never escaped and never read as a template")
  func names() throws {
    let names = [
      "甄 & 健康 <\"'", "{{#reasons}}{{caption}}{{/reasons}}", "{{name}}", "{{{name}}}", "{{% CONTENT_TYPE: HTML}}",
      "𠮷野\u{E000}",
      String(repeating: "甄", count: 200), String(repeating: "𠮷", count: 200), "葛󠄀城",
    ]
    let mails = try names.map { try NoticeFixtures.mail(name: $0) }
    for (name, mail) in zip(names, try MailJudge.read(mails.map(\.bytes))) {
      #expect(mail.body.hasPrefix("\(name) 您好：\r\n"))
      #expect(mail.to == [.init(name: name, address: "a@example.tw")])
      #expect(mail.defects == [])
    }
  }

  @Test("a name that is a link or a number is left out; one with full stops is kept")
  func namesThatMayNotStand() throws {
    let typed = ["http://evil", "中獎請上www.x", "www．evil．tw", "⒈tw", "A123456785", "MA.CRISTINA SANTOS"]
    let judged = try MailJudge.read(try typed.map { try NoticeFixtures.mail(name: $0).bytes })
    #expect(
      judged.map { $0.body.prefix { $0 != "：" } } == [
        "申請人 您好", "申請人 您好", "申請人 您好", "申請人 您好", "申請人 您好", "MA. CRISTINA SANTOS 您好",
      ])
    #expect(judged.map { $0.to[0].name } == ["", "", "", "", "", "MA. CRISTINA SANTOS"])
  }

  @Test(
    "an indigenous name with its dot is a name, never a link, however the dot was typed",
    arguments: ["‧", "·", "・", "•", "．", "。", "․"])
  func namesWithADot(dot: String) throws {
    let mail = try MailJudge.read([try NoticeFixtures.mail(name: "全文才balan\(dot)soqluman").bytes])[0]
    let name = "全文才balan\("．。․".contains(dot) ? "‧" : dot)soqluman"
    #expect(mail.body.hasPrefix("\(name) 您好：\r\n"))
    #expect(mail.to.map(\.name) == [name])
  }

  @Test("a rejection needs reasons that may be told, and words for the reason other")
  func refusals() throws {
    func rejecting(_ reasons: [ToldReason], _ note: String? = nil) -> NoticeMessage {
      .rejected(reasons: reasons, note: note)
    }
    let hidden = ToldReason(
      Reason(code: .undetermined, caption: "系統無法判定", advice: "", machineMayReject: false, reviewerMayReject: false))
    let linked = ToldReason(Reason(code: "x", caption: "請上www.x", advice: "", machineMayReject: true))
    let refused: [(NoticeMessage, NoticeError)] = [
      (rejecting([]), .noReasons), (rejecting([hidden]), .reasonNotForApplicants(.undetermined)),
      (rejecting([NoticeFixtures.other]), .noteMissing), (rejecting([NoticeFixtures.other], " \r\n"), .noteMissing),
      (rejecting([NoticeFixtures.other], "請看https://x"), .forbidden(.link, in: .note)),
      (rejecting([NoticeFixtures.other], "證號A123456785不符"), .forbidden(.identityNumber, in: .note)),
      (rejecting([linked]), .forbidden(.link, in: .reason("x"))),
      (
        .rejected(reasons: [NoticeFixtures.headCropped], mentioned: [hidden], note: nil),
        .reasonNotForApplicants(.undetermined)
      ),
    ]
    for (message, error) in refused {
      #expect(throws: error) { try NoticeFixtures.mail(message) }
    }
  }

  @Test("a link put together from parts is found in the whole")
  func linkAcrossParts() throws {
    var texts = try shippedTexts()
    texts[.received] = "Subject: a\n\nexample.{{name}}\n"
    let renderer = try NoticeFixtures.renderer(templates: NoticeTemplates(texts: texts))
    #expect(throws: NoticeError.forbidden(.link, in: .wholeText)) { try NoticeFixtures.mail(name: "tw", by: renderer) }
  }

  @Test("no mail carries the application's number")
  func noApplicationNumber() throws {
    let mail = try NoticeFixtures.mail(.rejected(reasons: [NoticeFixtures.headCropped], note: nil))
    let judged = try MailJudge.read([mail.bytes])[0]
    #expect(!(judged.subject + judged.body + judged.messageID).contains("000123"))
    #expect(!String(decoding: mail.bytes, as: UTF8.self).contains("000123"))
  }

  private func otherTemplates() throws -> NoticeTemplates {
    try NoticeTemplates(texts: try shippedTexts().mapValues { $0 + "\n{{! changed }}\n" })
  }

  private func shippedTexts() throws -> [NoticeKind: String] {
    try Dictionary(
      uniqueKeysWithValues: NoticeKind.allCases.map { kind in
        let file = NoticeFixtures.rules.appendingPathComponent("mail/\(NoticeTemplates.fileName(kind))")
        return (kind, try String(contentsOf: file, encoding: .utf8))
      })
  }
}
