import ReviewDomain

/// A way of handing a rendered message to the next system.
///
/// Delivering the same message again must be harmless: a run that dies between delivery and its record delivers once more.
public protocol MailTransport: Sendable {
  /// Blocks until the attempt has an outcome. Never changes the message's bytes.
  func deliver(_ notice: RenderedNotice) -> DeliveryOutcome
}
