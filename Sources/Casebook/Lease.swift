import Foundation

/// The night's hold on one application, as a pure machine: who may work on it, and whose work still counts.
///
/// A holder is named by attempt and name together. An attempt's number is given out once, so that whoever lost a claim, slept and woke up
/// again is told apart from whoever works on it now, be that a later claim of its own.
package struct Lease: Sendable, Hashable {
  package struct Hold: Sendable, Hashable {
    package let holder: String
    /// From this moment on anybody may take it over.
    package let until: Date

    package init(holder: String, until: Date) {
      self.holder = holder
      self.until = until
    }
  }

  /// What a holder shows to be let in.
  package struct Ticket: Sendable, Hashable {
    package let attempt: Int
    package let holder: String

    package init(attempt: Int, holder: String) {
      self.attempt = attempt
      self.holder = holder
    }
  }

  package enum Event: Sendable, Hashable {
    case claimed(by: String, until: Date, at: Date)
    /// A heartbeat. A hold that has run out but that nobody has taken over is still the holder's.
    case prolonged(by: Ticket, until: Date)
    case released(by: Ticket)
  }

  /// How often it was claimed.
  package let attempt: Int
  package let hold: Hold?

  package init(attempt: Int = 0, hold: Hold? = nil) {
    self.attempt = attempt
    self.hold = hold
  }

  /// Whether what is done under a ticket still counts.
  package func admits(_ ticket: Ticket) -> Bool {
    hold.map { $0.holder == ticket.holder && attempt == ticket.attempt } ?? false
  }

  /// - Returns: nil when the event comes too late or too early and changes nothing.
  package func after(_ event: Event) -> Lease? {
    switch event {
    case .claimed(let holder, let until, let time):
      // No hold is longer than the one asked for, unless the clock has been set back since it was given out.
      if let hold, hold.until > time, hold.until <= until { return nil }
      return Lease(attempt: attempt + 1, hold: Hold(holder: holder, until: until))
    case .prolonged(let ticket, let until):
      return admits(ticket) ? Lease(attempt: attempt, hold: Hold(holder: ticket.holder, until: until)) : nil
    case .released(let ticket):
      return admits(ticket) ? Lease(attempt: attempt) : nil
    }
  }
}

extension Claim {
  package var ticket: Lease.Ticket { Lease.Ticket(attempt: attempt, holder: holder) }
}
