import Foundation
import Notices
import ReviewDomain
import Testing

/// Plain values that the tests of mails share.
enum NoticeFixtures {
  static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let rules = tests.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("rules")

  /// 2026-11-23 09:05:00 in Taipei.
  static let date = Date(timeIntervalSince1970: 1_795_395_900)

  /// 2026-11-20 00:05:59 in Taipei, the day before elsewhere.
  static let submitted = Date(timeIntervalSince1970: 1_795_104_359)

  static let headCropped = ToldReason(
    Reason(code: "head_cropped", caption: "頭部被裁切", advice: "請重拍一張，讓整個頭部都在畫面中。", machineMayReject: true))
  static let fileTooLarge = ToldReason(
    Reason(
      code: "file_too_large", caption: "檔案過大", advice: "檔案須小於 5 MB（5,000,000 位元組）。", machineMayReject: true,
      details: [
        ReasonDetail(code: "portrait", caption: "相片", english: EnglishWords(caption: "the photo", advice: nil))
      ], english: EnglishWords(caption: "The file is too large", advice: "It must be smaller than 5 MB.")),
    details: ["portrait"])
  static let checkDigit = ToldReason(
    Reason(
      code: "form_id_check_digit", caption: "證件號碼有誤", advice: "請對照證件。", machineMayReject: true,
      reviewerMayReject: false))
  static let other = ToldReason(
    Reason(code: .other, caption: "其他", advice: "請看下方的審核人員說明。", machineMayReject: false))

  /// The shipped one.
  static func calendar() throws -> WorkingCalendar {
    try WorkingCalendar(
      csv: ["2026.csv", "2027.csv"].map {
        (name: $0, text: try String(contentsOf: rules.appendingPathComponent("calendar/\($0)"), encoding: .utf8))
      })
  }

  static func renderer(
    templates: NoticeTemplates? = nil, senderName: String = "中央健康保險署自動化服務信箱", messageIDDomain: String? = nil,
    calendar: WorkingCalendar? = try? NoticeFixtures.calendar(), signer: MailSigner? = nil
  ) throws -> NoticeRenderer {
    let address = try email("no-reply@example.tw")
    return try NoticeRenderer(
      templates: try templates ?? NoticeTemplates(directory: rules.appendingPathComponent("mail")),
      sender: MailSender(displayName: senderName, address: address), messageIDDomain: messageIDDomain,
      calendar: calendar, signer: signer)
  }

  static func name(_ text: String = "甄健康") throws -> PersonName {
    try PersonName(typed: text)
  }

  static func email(_ text: String = "a@example.tw") throws -> EmailAddress {
    try EmailAddress(typed: text)
  }

  static func id(_ text: String = "2026-000123") throws -> ApplicationID {
    try #require(ApplicationID(text))
  }

  static func mail(
    _ message: NoticeMessage = .received, number: Int = 1, name: String = "甄健康", email: String = "a@example.tw",
    document: IdentityDocumentKind? = nil, by renderer: NoticeRenderer? = nil
  ) throws -> RenderedNotice {
    try (try renderer ?? self.renderer()).render(
      message, application: id(), decisionNumber: number, name: self.name(name), email: self.email(email),
      document: document, submittedAt: submitted, at: date)
  }
}
