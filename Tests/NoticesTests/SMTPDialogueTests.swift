import Foundation
import ReviewDomain
import Testing

@testable import Notices

@Suite("The way of one mail over SMTP, event by event")
struct SMTPDialogueTests {
  private let mail: RenderedNotice
  private let sender: EmailAddress

  init() throws {
    mail = try NoticeFixtures.mail()
    sender = try NoticeFixtures.email("no-reply@example.tw")
  }

  private func reply(_ text: String) throws -> SMTPReply {
    var bytes = Array("\(text)\r\n".utf8)
    return try #require(try SMTPReply.take(from: &bytes))
  }

  private func dialogue(_ hello: [String] = [], isSoiled: Bool = false) throws -> SMTPDialogue {
    let lines = (["relay.example.tw"] + hello).map { "250-\($0)" } + ["250 HELP"]
    return SMTPDialogue(
      mail, from: sender, over: SMTPCapabilities(try reply(lines.joined(separator: "\r\n"))), isSoiled: isSoiled)
  }

  @Test("goes through sender, recipient and data to the reply after the dot")
  func whole() throws {
    var dialogue = try dialogue(["SIZE 1000000", "DSN"])
    #expect(
      dialogue.begin()
        == .send(
          command: "MAIL FROM:<no-reply@example.tw> SIZE=\(mail.bytes.count) RET=HDRS ENVID=\(mail.messageID)", .sender)
    )
    #expect(
      try dialogue.receive(reply("250 ok"))
        == .send(command: "RCPT TO:<a@example.tw> NOTIFY=FAILURE", .recipient))
    #expect(try dialogue.receive(reply("250 ok")) == .send(command: "DATA", .data))
    #expect(try dialogue.receive(reply("354 go on")) == .sendMessage)
    dialogue.ended()
    #expect(
      try dialogue.receive(reply("250 2.0.0 queued as 7")) == .end(.sent(detail: "250 2.0.0 queued as 7"), .clean))
  }

  @Test("asks for nothing that the server does not offer")
  func plainServer() throws {
    var dialogue = try dialogue()
    #expect(dialogue.begin() == .send(command: "MAIL FROM:<no-reply@example.tw>", .sender))
    #expect(try dialogue.receive(reply("250 ok")) == .send(command: "RCPT TO:<a@example.tw>", .recipient))
  }

  @Test("resets a link on which another mail was begun")
  func soiled() throws {
    var dialogue = try dialogue(isSoiled: true)
    #expect(dialogue.begin() == .send(command: "RSET", .reset))
    #expect(try dialogue.receive(reply("250 ok")) == .send(command: "MAIL FROM:<no-reply@example.tw>", .sender))
  }

  @Test("is of unknown fate only once the final dot has gone out")
  func lost() throws {
    var dialogue = try dialogue()
    _ = dialogue.begin()
    #expect(dialogue.lose("lost") == .end(.interrupted(detail: "lost"), .lost))
    for text in ["250 ok", "250 ok", "354 go on"] { _ = try dialogue.receive(reply(text)) }
    #expect(dialogue.lose("lost") == .end(.interrupted(detail: "lost"), .lost))
    dialogue.ended()
    #expect(dialogue.lose("lost") == .end(.unknown(detail: "lost"), .lost))
  }

  @Test("keeps the recipient's address out of the server's words, and the words short")
  func words() throws {
    let long = try reply("550 5.1.1 <A@example.tw>: no such user\u{7}" + String(repeating: "x", count: 900))
    let words = SMTPDialogue.words(long, about: mail.recipient)
    #expect(words.hasPrefix("550 5.1.1 <a***@example.tw>: no such user x") && words.count < 420)
  }

  @Test("doubles a dot that begins a line, and no other")
  func dots() {
    let stuffed = SMTPDialogue.dotStuffed(Data(".a\r\n..\r\nb.c\r\n.\r\n".utf8))
    #expect(String(decoding: stuffed, as: UTF8.self) == "..a\r\n...\r\nb.c\r\n..\r\n")
  }

  @Test("reads replies of one line and of several, however they arrive, and nothing else")
  func replies() throws {
    var bytes = Array("250-a\r\n250".utf8)
    #expect(try SMTPReply.take(from: &bytes) == nil)
    bytes += Array(" 2.1.0 b\n354\r\nx".utf8)
    let first = try #require(try SMTPReply.take(from: &bytes))
    #expect(first.code == 250 && first.status == "2.1.0" && first.lines == ["a", "2.1.0 b"])
    #expect(try SMTPReply.take(from: &bytes)?.code == 354)
    #expect(bytes == Array("x".utf8))
    for text in ["hello\r\n", "100 a\r\n", "250-a\r\n251 b\r\n", "250xa\r\n", "\r\n", "25\r\n"] {
      var bytes = Array(text.utf8)
      #expect(throws: SMTPReply.NoReply.self, "\(text)") { try SMTPReply.take(from: &bytes) }
    }
  }

  @Test("waits as long as RFC 5321 says")
  func patience() {
    let stages: [SMTPStage] = [.sender, .recipient, .data, .message]
    #expect(stages.map(\.patience) == [300, 300, 120, 600] && SMTPStage.blockPatience == 180)
  }
}
