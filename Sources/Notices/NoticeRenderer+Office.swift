import Foundation
import ReviewDomain

/// A mail of the office to somebody who is no applicant.
public struct OfficeMail: Sendable, Hashable {
  public let recipient: EmailAddress
  /// As a transport takes it; of no application.
  let notice: RenderedNotice

  public var bytes: Data { notice.bytes }

  /// A mail that was written before.
  ///
  /// - Parameter name: tells it from all others; letters, digits and hyphens.
  public init(to recipient: EmailAddress, name: String, bytes: Data) {
    self.recipient = recipient
    notice = RenderedNotice(
      kind: .received, application: Self.noNumber, decisionNumber: 0, recipient: recipient,
      messageID: "\(name)@\(recipient.domain)", bytes: bytes)
  }

  /// Stands where an application's number would.
  private static let noNumber: ApplicationID = {
    guard let number = ApplicationID("office") else { preconditionFailure("letters make a number") }
    return number
  }()
}

extension MailTransport {
  public func deliver(_ mail: OfficeMail) -> DeliveryOutcome { deliver(mail.notice) }
}

extension NoticeRenderer {
  /// Writes a mail.
  ///
  /// - Parameters:
  ///   - name: tells it from all others; letters, digits and hyphens.
  ///   - text: lines ended by line feeds.
  ///   - html: the same for readers that show HTML; nil = text alone.
  ///   - attachment: nil = none.
  /// - Throws: `.signing`.
  public func officeMail(
    to recipient: EmailAddress, name: String, subject: String, text: String, html: String? = nil,
    attachment: MailAttachment? = nil, at date: Date
  ) throws(NoticeError) -> OfficeMail {
    let fields = fields(
      to: recipient, named: nil, subject: subject, messageID: "\(name)@\(messageIDDomain)", date: date)
    return OfficeMail(
      to: recipient, name: name,
      bytes: try MIMEMessage.bytes(
        fields: fields, text: text, html: html, attachment: attachment, name: String(name.suffix(20)), signer: signer))
  }

  /// A mail to somebody who looks whether mail arrives; new each time.
  public func testMail(to address: EmailAddress, at date: Date) throws(NoticeError) -> OfficeMail {
    let text = """
      這是虛擬健保卡審核系統的測試信件，與任何申請案無關。
      收到這封信，表示系統的電子郵件可以寄達這個信箱。

      """
    return try officeMail(
      to: address, name: "test-\(UUID().uuidString.lowercased())", subject: "虛擬健保卡審核系統測試信件", text: text, at: date)
  }
}
