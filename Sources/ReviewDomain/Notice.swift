import Foundation

/// The mails an applicant can get.
public enum NoticeKind: String, Sendable, Hashable, Codable, CaseIterable {
  case received
  case approved
  case rejected
  /// 註銷: the approved card was cancelled.
  case cancelled
  /// 補件: what is to be mended in the form.
  case returned
}

/// A mail rendered once, to be stored and sent from the store byte for byte.
public struct RenderedNotice: Sendable, Hashable {
  public let kind: NoticeKind
  public let application: ApplicationID
  /// Which decision of the application it tells of: 0 for the receipt, then 1, 2, …
  public let decisionNumber: Int
  public let recipient: EmailAddress
  /// Without angle brackets, unique by application, decision and kind.
  public let messageID: String
  /// A whole RFC 5322 message with CRLF line ends.
  public let bytes: Data

  public init(
    kind: NoticeKind, application: ApplicationID, decisionNumber: Int, recipient: EmailAddress, messageID: String,
    bytes: Data
  ) {
    self.kind = kind
    self.application = application
    self.decisionNumber = decisionNumber
    self.recipient = recipient
    self.messageID = messageID
    self.bytes = bytes
  }
}
