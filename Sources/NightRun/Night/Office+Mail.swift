import Casebook
import Foundation
import Notices
import ReviewDomain

/// Another run hands mail over.
public struct MailIsBeingSent: Error, Sendable {}

extension Office {
  /// Hands over the mail that is due, without the rest of a night.
  ///
  /// - Throws: `MailIsBeingSent` where another run does; `HomeFault` where the caller's files would stand in later nights' way.
  public func sendMail(stop: StopSignal, progress: (Int) -> Void) async throws -> MailResult {
    try home.refuseForeignCaller()
    guard let turn = try await RunLock.wait(at: home.mailLock, shared: false, atMost: .milliseconds(500)) else {
      throw MailIsBeingSent()
    }
    var result = MailResult()
    try MailRound(casebook: casebook, transport: transport(), schedule: configuration.mail.schedule)
      .runWhole(at: effects.now, stop: stop, into: &result, progress: progress)
    withExtendedLifetime(turn) {}
    return result
  }

  /// Hands a mail that says it is a test to an address, all the way.
  ///
  /// - Parameter transcript: told of what is said to a relay.
  public func sendTestMail(
    to address: EmailAddress, transcript: @escaping @Sendable (String) -> Void
  ) throws(HomeFault) -> DeliveryOutcome {
    try home.refuseForeignCaller()
    return transport(transcript: transcript).deliver(notices.testMail(to: address, at: effects.now()))
  }
}
