import Foundation
import Notices
import ReviewDomain

extension Office {
  /// Hands a report to somebody of the agency, all the way.
  ///
  /// - Parameter file: the name of what is attached, and its HTML.
  /// - Throws: `HomeFault`, or `NoticeError` where it cannot be signed.
  public func sendReport(
    to address: EmailAddress, subject: String, text: String, html: String, file: MailAttachment
  ) throws -> DeliveryOutcome {
    try home.refuseForeignCaller()
    let mail = try notices.officeMail(
      to: address, name: "report-\(UUID().uuidString.lowercased())", subject: subject, text: text, html: html,
      attachment: file, at: effects.now())
    return transport().deliver(mail)
  }
}
