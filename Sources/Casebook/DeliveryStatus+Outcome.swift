extension DeliveryStatus {
  /// The life of an outbox row as a pure machine: `pending` takes any outcome; what is no longer pending keeps what was
  /// first said of it, so that a second run's late word cannot reopen a mail that has gone out. A mail that was taken back
  /// while a run was handing it over is said to have gone where it has.
  ///
  /// - Returns: nil when the outcome changes nothing.
  package func after(_ outcome: Delivery.Outcome) -> DeliveryStatus? {
    switch (self, outcome) {
    case (_, .untried): nil
    case (.pending, .sent): .sent
    case (.pending, .temporary): .pending
    case (.pending, .permanent): .failed
    case (.pending, .unknown): .unknown
    case (.withdrawn, .sent): .sent
    case (.withdrawn, .unknown): .unknown
    case (.withdrawn, _), (.sent, _), (.failed, _), (.unknown, _): nil
    }
  }
}
