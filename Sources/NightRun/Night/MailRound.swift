import Casebook
import Foundation
import Notices
import ReviewDomain

/// Hands the mail that is due to the transport and records what became of it.
///
/// A mail that was handed over in a run that died before recording it is handed over again, byte for byte under the same name, so
/// that a maildir holds it once.
public struct MailRound: Sendable {
  /// How many mails one transaction records.
  package static let batchSize = 64

  let casebook: any Casebook
  let transport: any MailTransport

  public init(casebook: any Casebook, transport: any MailTransport) {
    self.casebook = casebook
    self.transport = transport
  }

  /// - Parameter result: what has become of the mail so far, also where this throws.
  public func run(
    at now: () -> Date, stop: () -> Bool, into result: inout MailResult, progress: (Int) -> Void
  ) throws {
    var done = 0
    while !stop() {
      let due = try casebook.pendingNotices(limit: Self.batchSize, at: now())
      if due.isEmpty { break }
      var deliveries: [Delivery] = []
      for entry in due where !stop() {
        deliveries.append(delivery(of: entry, transport.deliver(entry.notice), at: now(), into: &result))
      }
      try casebook.recordDeliveries(deliveries, at: now())
      done += deliveries.count
      progress(done)
    }
  }

  private func delivery(
    of entry: OutboxEntry, _ outcome: DeliveryOutcome, at time: Date, into result: inout MailResult
  ) -> Delivery {
    switch outcome {
    case .sent:
      result.sent += 1
      return Delivery(entry: entry.id, outcome: .sent, detail: "")
    case .temporary(let detail):
      result.postponed += 1
      return Delivery(
        entry: entry.id, outcome: .temporary(retryAt: time + Self.pause(after: entry.attempts)), detail: detail)
    case .permanent(let detail):
      result.failed += 1
      return Delivery(entry: entry.id, outcome: .permanent, detail: detail)
    case .unknown(let detail):
      result.unknown += 1
      return Delivery(entry: entry.id, outcome: .unknown, detail: detail)
    }
  }

  /// Seconds until the next attempt: two within the first hour, then every two and a half hours (RFC 5321, section 4.5.4.1).
  package static func pause(after attempts: Int) -> TimeInterval {
    attempts < 2 ? 20 * 60 : PostponedNotices.longestPause
  }
}
