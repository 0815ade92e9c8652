import Foundation
import Notices
import ReviewDomain
import Testing

@Suite("Rendering of notices")
struct NoticeRendererTests {
  @Test("the same input makes the same bytes")
  func deterministic() throws {
    let reasons = [NoticeFixtures.fileTooLarge, NoticeFixtures.headCropped]
    let mails = try (0..<20).map { _ in try NoticeFixtures.mail(.rejected(reasons: reasons, message: "請重拍")) }
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
        email: NoticeFixtures.email(), submittedAt: NoticeFixtures.submitted, at: NoticeFixtures.date
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
    func rejecting(_ reasons: [ToldReason], _ message: String? = nil) -> NoticeMessage {
      .rejected(reasons: reasons, message: message)
    }
    let hidden = ToldReason(
      Reason(code: .undetermined, caption: "系統無法判定", advice: "", machineMayReject: false, reviewerMayReject: false))
    let linked = ToldReason(Reason(code: "x", caption: "請上www.x", advice: "", machineMayReject: true))
    let refused: [(NoticeMessage, NoticeError)] = [
      (rejecting([]), .noReasons), (rejecting([hidden]), .reasonNotForApplicants(.undetermined)),
      (rejecting([NoticeFixtures.other]), .messageMissing),
      (rejecting([NoticeFixtures.other], " \r\n"), .messageMissing),
      (rejecting([NoticeFixtures.other], "請看https://x"), .forbidden(.link, in: .message)),
      (rejecting([NoticeFixtures.other], "證號A123456785不符"), .forbidden(.identityNumber, in: .message)),
      (rejecting([linked]), .forbidden(.link, in: .reason("x"))),
      (
        .rejected(reasons: [NoticeFixtures.headCropped], mentioned: [hidden], message: nil),
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
    texts["received.mustache"] = "Subject: a\n\nexample.{{name}} {{submitted}}\n"
    let renderer = try NoticeFixtures.renderer(templates: NoticeTemplates(texts: texts))
    #expect(throws: NoticeError.forbidden(.link, in: .wholeText)) { try NoticeFixtures.mail(name: "tw", by: renderer) }
  }

  @Test("the line breaks of a message stay, of whatever alphabet, and no more than one empty line in between")
  func lines() throws {
    let message = "\n請重拍：\r\n1. 取下口罩\u{2028}2.\t開燈 \u{B}\n \n\n謝謝\n\n"
    let mail = try NoticeFixtures.mail(.rejected(reasons: [NoticeFixtures.other], message: message))
    #expect(
      try MailJudge.read([mail.bytes])[0].body.contains(
        "審核人員說明：\r\n請重拍：\r\n1. 取下口罩\r\n2. 開燈\r\n\r\n謝謝\r\n\r\n二、"))
  }

  @Test("every mail tells the day of submission as it was in Taiwan")
  func submission() throws {
    for message in GoldenMailTests.messages {
      let mail = try NoticeFixtures.mail(message)
      #expect(try #require(NoticeContent(mail)).body.contains("民國115年11月20日0時5分"), "\(message.kind)")
    }
  }

  @Test("what is read out of a mail's bytes is what an independent parser reads")
  func content() throws {
    let mails = try GoldenMailTests.messages.map { try NoticeFixtures.mail($0) }
    for (mail, judged) in zip(mails, try MailJudge.read(mails.map(\.bytes))) {
      let content = try #require(NoticeContent(mail))
      #expect(content.subject == judged.subject)
      #expect(content.body == judged.body.replacingOccurrences(of: "\r\n", with: "\n"))
    }
    let broken = RenderedNotice(
      kind: .received, application: try NoticeFixtures.id(), decisionNumber: 0, recipient: try NoticeFixtures.email(),
      messageID: "a", bytes: Data("no mail".utf8))
    #expect(NoticeContent(broken) == nil)
  }

  @Test("no mail carries the application's number")
  func noApplicationNumber() throws {
    let mail = try NoticeFixtures.mail(.rejected(reasons: [NoticeFixtures.headCropped], message: nil))
    let judged = try MailJudge.read([mail.bytes])[0]
    #expect(!(judged.subject + judged.body + judged.messageID).contains("000123"))
    #expect(!String(decoding: mail.bytes, as: UTF8.self).contains("000123"))
  }

  private func otherTemplates() throws -> NoticeTemplates {
    try NoticeTemplates(texts: try shippedTexts().mapValues { $0 + "\n{{! changed }}\n" })
  }

  private func shippedTexts() throws -> [String: String] {
    try Dictionary(
      uniqueKeysWithValues: NoticeTemplates.fileNames.map { name in
        (name, try String(contentsOf: NoticeFixtures.rules.appendingPathComponent("mail/\(name)"), encoding: .utf8))
      })
  }
}
