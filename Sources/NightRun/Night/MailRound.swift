import Casebook
import Foundation
import Notices
import ReviewDomain

/// Hands the mail that is due to the transport and records what became of it. Only one may run at a time in an office.
///
/// What is about to be handed over is noted first. So of a run that died in the middle the next one knows which mails may have gone: it
/// hands them over again where that is harmless, byte for byte under the same name, and else says that their fate is unknown.
public struct MailRound: Sendable {
  /// How many links may be lost before the relay is left alone until the next run: one may be a mail's own fault or the relay's
  /// restart, and each may have cost minutes of waiting.
  static let patience = 3

  let casebook: any Casebook
  let transport: any MailTransport
  let schedule: RetrySchedule

  public init(casebook: any Casebook, transport: any MailTransport, schedule: RetrySchedule = .standard) {
    self.casebook = casebook
    self.transport = transport
    self.schedule = schedule
  }

  /// - Parameter result: what has become of the mail so far, also where this throws.
  public func run(
    at now: () -> Date, stop: () -> Bool, into result: inout MailResult, progress: (Int) -> Void
  ) throws {
    try settleInterrupted(at: now(), into: &result)
    if stop() { return }
    var done = 0
    var lost = 0
    var due = try casebook.beginDeliveries(limit: transport.batchSize, at: now())
    while !due.isEmpty {
      let outcomes = transport.deliver(due.map(\.notice), unless: stop)
      let time = now()
      let deliveries = zip(due, outcomes).map { delivery(of: $0, $1, at: time, into: &result) }
      lost += outcomes.count { $0?.lostLink ?? false }
      if lost >= Self.patience, !result.isRelayShut {
        result.unavailable = deliveries.last { !$0.detail.isEmpty }?.detail
      }
      // What became of these and what goes next is one transaction: its syncs, not the relay, set the pace.
      let isLast = stop() || result.isRelayShut
      due = try casebook.beginDeliveries(limit: isLast ? 0 : transport.batchSize, after: deliveries, at: time)
      done += outcomes.count { $0 != nil }
      progress(done)
    }
  }

  /// The same, and then tells what waits to be tried again.
  func runWhole(
    at now: () -> Date, stop: StopSignal, into result: inout MailResult, progress: (Int) -> Void
  ) throws {
    try run(at: now, stop: { stop.isAsked }, into: &result, progress: progress)
    let postponed = try casebook.postponedNotices(at: now())
    result.waiting = postponed?.number ?? 0
    result.nextAttemptAt = postponed?.nextDue
  }

  /// Settles what a run that died was handing over.
  private func settleInterrupted(at time: Date, into result: inout MailResult) throws {
    let begun = try casebook.begunDeliveries()
    if begun.isEmpty { return }
    let isHarmless = transport.repeatsAreHarmless
    try casebook.recordDeliveries(
      begun.map {
        Delivery(
          entry: $0.id, outcome: isHarmless ? .untried : .unknown,
          detail: "the run that handed it over ended before it heard the answer")
      }, at: time)
    if !isHarmless { result.unknown += begun.count }
  }

  private func delivery(
    of entry: OutboxEntry, _ outcome: DeliveryOutcome?, at time: Date, into result: inout MailResult
  ) -> Delivery {
    switch outcome {
    case .sent(let detail):
      result.sent += 1
      return Delivery(entry: entry.id, outcome: .sent, detail: detail)
    case .temporary(let detail), .interrupted(let detail):
      guard let again = schedule.next(after: entry.attempts, first: entry.firstAttemptAt, at: time) else {
        result.failed += 1
        return Delivery(entry: entry.id, outcome: .permanent, detail: "given up, the last answer was: \(detail)")
      }
      result.postponed += 1
      return Delivery(entry: entry.id, outcome: .temporary(retryAt: again), detail: detail)
    case .permanent(let detail):
      result.failed += 1
      return Delivery(entry: entry.id, outcome: .permanent, detail: detail)
    case .deadAddress(let status, let detail):
      result.failed += 1
      return Delivery(entry: entry.id, outcome: .permanent, detail: detail, addressStatus: status)
    case .unknown(let detail):
      result.unknown += 1
      return Delivery(entry: entry.id, outcome: .unknown, detail: detail)
    case .unavailable(let detail):
      result.unavailable = detail
      return Delivery(entry: entry.id, outcome: .untried, detail: detail)
    case .misconfigured(let detail):
      result.misconfigured = detail
      return Delivery(entry: entry.id, outcome: .untried, detail: detail)
    case nil:
      return Delivery(entry: entry.id, outcome: .untried, detail: "")
    }
  }
}

extension DeliveryOutcome {
  fileprivate var lostLink: Bool {
    switch self {
    case .interrupted, .unknown: true
    case .sent, .temporary, .permanent, .deadAddress, .unavailable, .misconfigured: false
    }
  }
}
