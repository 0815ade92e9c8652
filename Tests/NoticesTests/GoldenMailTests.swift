import Foundation
import Notices
import ReviewDomain
import Testing

@Suite("The five mails, byte for byte")
struct GoldenMailTests {
  static let messages: [NoticeMessage] = [
    .received, .approved, .cancelled,
    .rejected(
      reasons: [NoticeFixtures.fileTooLarge, NoticeFixtures.headCropped, NoticeFixtures.other],
      mentioned: [
        ToldReason(Reason(code: "document_unclear", caption: "身分證件不清楚", advice: "請重拍證件。", machineMayReject: true))
      ],
      message: "證件上有手指遮住出生日期。\n請重拍。"),
    .returned(reasons: [NoticeFixtures.checkDigit, NoticeFixtures.headCropped]),
  ]

  @Test("the shipped templates make the golden files")
  func golden() throws {
    for message in Self.messages {
      let mail = try NoticeFixtures.mail(message, number: message.kind == .received ? 0 : 1)
      let file = NoticeFixtures.tests.appendingPathComponent("Golden/\(message.kind).eml")
      let expected = try? Data(contentsOf: file)
      if mail.bytes != expected {
        let actual = FileManager.default.temporaryDirectory.appendingPathComponent("\(message.kind).eml")
        try mail.bytes.write(to: actual)
        Issue.record("\(message.kind).eml differs from the mail just made, which is now in \(actual.path)")
      }
      MailJudge.expectStrictBytes(mail.bytes, "\(message.kind)")
    }
  }

  @Test("an independent parser reads what the agency says")
  func judged() throws {
    let judged = try MailJudge.read(Self.messages.map { try NoticeFixtures.mail($0).bytes })
    for mail in judged {
      #expect(mail.fields == MailJudge.expectedFields)
      #expect(mail.defects == [])
      #expect(mail.from == [.init(name: "中央健康保險署自動化服務信箱", address: "no-reply@example.tw")])
      #expect(mail.to == [.init(name: "甄健康", address: "a@example.tw")])
      #expect(mail.date == "2026-11-23T09:05:00+08:00")
      #expect((mail.contentType, mail.charset) == ("multipart/alternative", "utf-8"))
      MailJudge.expectSamePage(mail, "\(mail.subject)")
      #expect(mail.body.hasPrefix("甄健康 您好：\r\n\r\n一、"))
      #expect(mail.body.hasSuffix("祝您 健康、快樂\r\n\r\n衛生福利部中央健康保險署敬啟\r\n本信由系統自動寄發，請勿直接回覆。\r\n"))
    }
    #expect(
      judged.map(\.subject) == [
        "【中央健康保險署】已受理申請虛擬健保卡", "【中央健康保險署】虛擬健保卡申請已審核通過", "【中央健康保險署】虛擬健保卡已註銷",
        "【中央健康保險署】虛擬健保卡申請未通過審核，請調整後重新申請",
        "【中央健康保險署】虛擬健保卡申請資料請更正",
      ])
  }

  @Test("a rejection tells every reason with its advice, the note, the way back and the help lines")
  func rejection() throws {
    let body = try MailJudge.read([try NoticeFixtures.mail(Self.messages[3]).bytes])[0].body
    let parts = [
      "一、", "（一）檔案過大：相片\r\n檔案須小於 5 MB（5,000,000 位元組）。\r\n\r\n", "（二）頭部被裁切\r\n請重拍一張，讓整個頭部都在畫面中。\r\n\r\n",
      "（三）其他\r\n", "系統另外看到下列可能的問題", "．身分證件不清楚\r\n請重拍證件。\r\n\r\n", "審核人員說明：\r\n證件上有手指遮住出生日期。\r\n請重拍。\r\n\r\n", "二、",
      "全民健保快易通|健康存摺APP", "虛擬健保卡", "重新申請", "三、", "四、",
      "0800-030-598", "4128-678（手機請撥02-4128-678）",
    ]
    var rest = body[...]
    for part in parts {
      let found = try #require(rest.range(of: part), "\(part) is missing or out of order")
      rest = rest[found.upperBound...]
    }
  }

  @Test("a return tells every reason with its advice, the way back and the help lines")
  func returned() throws {
    let body = try MailJudge.read([try NoticeFixtures.mail(Self.messages[4]).bytes])[0].body
    let parts = [
      "一、", "（一）證件號碼有誤\r\n請對照證件。\r\n\r\n", "（二）頭部被裁切\r\n", "二、", "全民健保快易通|健康存摺APP", "重新申請", "更正資料", "三、",
      "四、", "0800-030-598",
    ]
    var rest = body[...]
    for part in parts {
      let found = try #require(rest.range(of: part), "\(part) is missing or out of order")
      rest = rest[found.upperBound...]
    }
  }

  @Test("without a note there is no empty place for one")
  func noNote() throws {
    let mail = try NoticeFixtures.mail(.rejected(reasons: [NoticeFixtures.headCropped], message: nil))
    let body = try MailJudge.read([mail.bytes])[0].body
    #expect(!body.contains("審核人員說明") && !body.contains("系統另外看到"))
    #expect(body.contains("頭部都在畫面中。\r\n\r\n二、"))
  }

  @Test("a receipt, a rejection and a return name the day by which an answer is promised, while the calendar reaches")
  func promise() throws {
    // Sent on Friday 20 November 2026, mailed on the Monday after.
    let days = [0: "最遲民國115年12月1日", 3: "如您於民國115年11月23日重新申請，最遲於民國115年12月2日通知您結果", 4: "最遲於民國115年12月2日通知您結果"]
    for (place, words) in days {
      let body = try MailJudge.read([try NoticeFixtures.mail(Self.messages[place]).bytes])[0].body
      #expect(body.contains(words), "\(body)")
    }
    let plain = try NoticeFixtures.renderer(calendar: nil)
    for place in [0, 3, 4] {
      let body = try MailJudge.read([try NoticeFixtures.mail(Self.messages[place], by: plain).bytes])[0].body
      #expect(!body.contains("最遲") && body.contains("7個工作日"), "\(body)")
    }
  }

  @Test("whoever holds a residence permit reads the same in English below")
  func english() throws {
    let mails = try Self.messages.map { try NoticeFixtures.mail($0, document: .residencePermit) }
    for (mail, judged) in zip(mails, try MailJudge.read(mails.map(\.bytes))) {
      MailJudge.expectStrictBytes(mail.bytes, "\(mail.kind)")
      MailJudge.expectSamePage(judged, "\(mail.kind)")
      let halves = judged.body.components(separatedBy: "\r\n----------\r\n\r\n")
      #expect(halves.count == 2 && halves[0].hasPrefix("甄健康 您好："), "\(judged.body)")
      #expect(
        halves.last?.hasPrefix("Dear 甄健康,\r\n") == true && halves.last?.contains("20 November 2026, 00:05") == true)
    }
    let rejected = try MailJudge.read([mails[3].bytes])[0].body
    #expect(
      rejected.contains("(1) The file is too large: the photo\r\nIt must be smaller than 5 MB.\r\n"), "\(rejected)")
    #expect(rejected.contains("(2) 頭部被裁切"), "a reason without English is told as it is")
    #expect(rejected.contains("by 2 December 2026 at the latest"))
    for document in [IdentityDocumentKind.nationalID, .nhiCard, nil] {
      let mail = try NoticeFixtures.mail(document: document)
      #expect(try MailJudge.read([mail.bytes])[0].body.contains("Dear") == false)
    }
  }
}
