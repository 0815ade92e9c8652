import Casebook
import Foundation
import Notices

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
    try MailRound(casebook: casebook, transport: transport, schedule: configuration.mail.schedule)
      .runWhole(at: effects.now, stop: stop, into: &result, progress: progress)
    withExtendedLifetime(turn) {}
    return result
  }
}
