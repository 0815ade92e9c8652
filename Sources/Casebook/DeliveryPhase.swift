import Foundation

/// Where a notice stands on its way, told finer than its status: `queued → held → sending → sent | retry | failed | unknown`, or
/// taken back.
public enum DeliveryPhase: Sendable, Hashable {
  /// Goes with the next run.
  case queued
  /// Not tried yet and not to be before this time, so that a decision can be undone.
  case held(until: Date)
  /// A run is handing it over, or died while it did.
  case sending
  /// Was not taken, and is tried again from this time on.
  case retry(at: Date)
  case sent
  case failed
  case unknown
  case withdrawn

  /// One word.
  public var name: String {
    switch self {
    case .queued: "queued"
    case .held: "held"
    case .sending: "sending"
    case .retry: "retry"
    case .sent: "sent"
    case .failed: "failed"
    case .unknown: "unknown"
    case .withdrawn: "withdrawn"
    }
  }

  /// The status after a person's wish; nil where the phase does not allow it. What is being handed over can be neither held back nor
  /// hurried, what has arrived is not sent again, and what a later word has replaced is never sent.
  package func after(_ change: NoticeChange) -> DeliveryStatus? {
    switch (self, change) {
    case (.queued, .retry), (.held, .retry), (.retry, .retry), (.failed, .retry), (.unknown, .retry): .pending
    case (.queued, .drop), (.held, .drop), (.retry, .drop): .withdrawn
    case (.sending, _), (.sent, _), (.withdrawn, _), (.failed, .drop), (.unknown, .drop): nil
    }
  }
}

extension OutboxEntry {
  public func phase(at time: Date) -> DeliveryPhase {
    if sendingSince != nil { return .sending }
    switch status {
    case .sent: return .sent
    case .failed: return .failed
    case .unknown: return .unknown
    case .withdrawn: return .withdrawn
    case .pending:
      // A time further ahead than any pause was set by a clock that has been corrected since.
      guard let dueAt, dueAt > time, dueAt <= time + PostponedNotices.longestPause else { return .queued }
      return attempts == 0 ? .held(until: dueAt) : .retry(at: dueAt)
    }
  }
}
