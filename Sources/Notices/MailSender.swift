import ReviewDomain

/// Whom the mails come from.
public struct MailSender: Sendable, Hashable {
  /// Such as 中央健康保險署自動化服務信箱.
  public let displayName: String
  public let address: EmailAddress

  public init(displayName: String, address: EmailAddress) {
    self.displayName = displayName
    self.address = address
  }
}
