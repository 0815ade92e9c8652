import Foundation
import ReviewDomain

extension NoticeRenderer {
  /// Stands where an application's number would.
  private static let testNumber: ApplicationID = {
    guard let number = ApplicationID("test") else { preconditionFailure("letters make a number") }
    return number
  }()

  /// A mail to somebody who looks whether mail arrives; of no application, and new each time.
  public func testMail(to address: EmailAddress, at date: Date) -> RenderedNotice {
    let id = "test-\(UUID().uuidString.lowercased())@\(messageIDDomain)"
    let fields = fields(
      to: address, named: nil, subject: "虛擬健保卡審核系統測試信件", messageID: id, date: date)
    let body = """
      這是虛擬健保卡審核系統的測試信件，與任何申請案無關。
      收到這封信，表示系統的電子郵件可以寄達這個信箱。

      """
    return RenderedNotice(
      kind: .received, application: Self.testNumber, decisionNumber: 0, recipient: address, messageID: id,
      bytes: MIMEMessage.bytes(fields: fields, body: body))
  }
}
