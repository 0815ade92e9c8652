import ReviewDomain

/// A way of handing a rendered message to the next system.
public protocol MailTransport: Sendable {
  /// How many messages it is given at once.
  var batchSize: Int { get }

  /// Whether handing the same message over again is harmless, because the next system sees that it is the same. Where it is not, a
  /// message whose run died before it heard the answer is of unknown fate.
  var repeatsAreHarmless: Bool { get }

  /// Blocks until the attempt has an outcome. Never changes the message's bytes.
  func deliver(_ notice: RenderedNotice) -> DeliveryOutcome

  /// Hands over messages of different people.
  ///
  /// - Returns: one outcome each, in the same order; nil for those that were not begun when a stop was asked for.
  func deliver(_ notices: [RenderedNotice], unless stop: () -> Bool) -> [DeliveryOutcome?]
}

extension MailTransport {
  /// Enough to outweigh the syncs of a transaction.
  public var batchSize: Int { 64 }

  /// One after another.
  public func deliver(_ notices: [RenderedNotice], unless stop: () -> Bool) -> [DeliveryOutcome?] {
    notices.map { stop() ? nil : deliver($0) }
  }
}
