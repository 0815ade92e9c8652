import Foundation
import Notices
import ReviewDomain
import Testing

/// What an agency finds in rules/ on the first day.
@Suite("Shipped templates and reasons")
struct ShippedRulesTests {
  /// Independent of the product's own search.
  private static let suspicious: [String: String] = [
    "a link": #"://|www|\.(tw|com|net|org|gov)|mailto|@"#, "an identity number": #"[A-Za-z][A-Da-d0-9][0-9]{8}"#,
    "a tag that escapes nothing": #"\{\{[{&]"#,
  ]

  @Test(
    "no link and no identity number",
    arguments: NoticeTemplates.fileNames.map { "mail/\($0)" } + ["reasons.yaml"])
  func nothingForbidden(file: String) throws {
    let text = try String(contentsOf: NoticeFixtures.rules.appendingPathComponent(file), encoding: .utf8)
    for (what, pattern) in Self.suspicious {
      #expect(text.range(of: pattern, options: .regularExpression) == nil, "\(file) contains \(what)")
    }
  }

  @Test(
    "the guide's two mails, which also tell when the application was sent, the outcome, and which of several counts")
  func guide() throws {
    func body(_ kind: NoticeKind) throws -> String {
      let file = NoticeFixtures.rules.appendingPathComponent("mail/\(NoticeTemplates.fileName(kind))")
      let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
      return lines.filter { !$0.isEmpty && !$0.hasPrefix("{{!") }.joined(separator: "\n")
    }
    #expect(
      try body(.received) == """
        Subject: 【中央健康保險署】已受理申請虛擬健保卡
        {{name}} 您好：
        一、感謝您於{{submitted}}申請虛擬健保卡，為確保您的就醫權益，本署正在審核您提供的文件，請等待7個工作日{{#promise}}（最遲{{promise}}）{{/promise}}。
        二、審核結果會再以電子郵件通知或您可至本署全民健保快易通|健康存摺APP點選虛擬健保卡查看。
        三、如您先後送出多次申請，本署以最後送出的申請為準，先前的申請不再審核。
        祝您 健康、快樂
        衛生福利部中央健康保險署敬啟
        本信由系統自動寄發，請勿直接回覆。
        """)
    #expect(
      try body(.approved) == """
        Subject: 【中央健康保險署】虛擬健保卡申請已審核通過
        {{name}} 您好：
        一、感謝您於{{submitted}}申請虛擬健保卡，本署已審核通過。
        二、您已可至本署全民健保快易通|健康存摺APP點選虛擬健保卡使用。
        祝您 健康、快樂
        衛生福利部中央健康保險署敬啟
        本信由系統自動寄發，請勿直接回覆。
        """)
  }

  @Test("no 近年 without a number of years")
  func recentYears() throws {
    let text = try String(contentsOf: NoticeFixtures.rules.appendingPathComponent("reasons.yaml"), encoding: .utf8)
    #expect(!text.contains("近年") && text.contains("近2年內"))
  }

  @Test("every reason's caption and advice can stand in a mail")
  func reasons() throws {
    let text = try String(contentsOf: NoticeFixtures.rules.appendingPathComponent("reasons.yaml"), encoding: .utf8)
    let texts = text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { ($0.contains("caption:") || $0.contains("advice:")) && !$0.hasPrefix("english:") }
    #expect(texts.count == 102)
    for text in texts {
      #expect(ForbiddenText.first(in: text) == nil, "\(text)")
    }
    let english = text.components(separatedBy: "\n").filter { $0.contains("english: {") }
    #expect(english.count == 36 + 22 && english.allSatisfy { ForbiddenText.first(in: $0) == nil })
    let large = try #require(texts.first { $0.contains("檔案太大") })
    #expect(large.contains("小於 5 MB（5,000,000 位元組）"))
  }
}
