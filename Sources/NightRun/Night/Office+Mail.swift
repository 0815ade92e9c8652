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
    // One for both, so that digests go over the links that are there.
    let transport = transport()
    try MailRound(casebook: casebook, transport: transport, schedule: configuration.mail.schedule)
      .runWhole(at: effects.now, stop: stop, into: &result, progress: progress)
    if !result.isRelayShut { result.digestsWaiting = DigestSpool(home).deliver(by: transport, at: effects.now()) }
    withExtendedLifetime(turn) {}
    return result
  }

  /// Hands a mail that says it is a test to an address, all the way.
  ///
  /// - Parameter transcript: told of what is said to a relay.
  /// - Throws: `HomeFault`, or `NoticeError` where it cannot be signed.
  public func sendTestMail(
    to address: EmailAddress, transcript: @escaping @Sendable (String) -> Void
  ) throws -> DeliveryOutcome {
    try home.refuseForeignCaller()
    return transport(transcript: transcript).deliver(try notices.testMail(to: address, at: effects.now()))
  }

  /// Writes a night's digest to each supervisor, to be handed over with the mail.
  ///
  /// - Parameters:
  ///   - text: the figures, without personal data.
  ///   - now: whether to hand it over at once; else the next `sendMail` does.
  /// - Returns: why it waits; nil where it does not.
  /// - Throws: `FileFault`, or `NoticeError` where it cannot be signed.
  public func sendDigest(subject: String, text: String, now: Bool) async throws -> String? {
    let spool = DigestSpool(home)
    for (place, recipient) in configuration.mail.digest.enumerated() {
      let name = "digest-\(Int(effects.now().timeIntervalSince1970))-\(place)"
      let mail = try notices.officeMail(to: recipient, name: name, subject: subject, text: text, at: effects.now())
      try spool.put(mail, name: name)
    }
    guard now, !configuration.mail.digest.isEmpty,
      let turn = try await RunLock.wait(at: home.mailLock, shared: false, atMost: .seconds(5))
    else { return nil }
    let waiting = spool.deliver(by: transport(), at: effects.now())
    withExtendedLifetime(turn) {}
    return waiting
  }
}
