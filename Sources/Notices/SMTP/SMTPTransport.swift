import Foundation
import ReviewDomain
import Synchronization

/// Delivery to a relay over SMTP, by a few connections that serve one mail after another.
///
/// One value serves one run; its connections end with it.
public final class SMTPTransport: MailTransport {
  private let settings: SMTPSettings
  private let sender: EmailAddress
  private let transcript: (@Sendable (String) -> Void)?
  private let idle = Mutex<[SMTPLink]>([])

  /// - Parameters:
  ///   - sender: to whom mail that cannot be delivered comes back.
  ///   - transcript: told of all that is said, but for the login.
  public init(
    _ settings: SMTPSettings, sender: EmailAddress, transcript: (@Sendable (String) -> Void)? = nil
  ) {
    self.settings = settings
    self.sender = sender
    self.transcript = transcript
  }

  deinit {
    for link in idle.withLock({ $0 }) { link.quit() }
  }

  /// One a connection, so that of a run that is killed no more are of unknown fate.
  public var batchSize: Int { settings.connections }

  public var repeatsAreHarmless: Bool { false }

  public func deliver(_ notices: [RenderedNotice], unless stop: () -> Bool) -> [DeliveryOutcome?] {
    if stop() { return notices.map { _ in nil } }
    if notices.count == 1 { return notices.map(deliver) }
    let outcomes = Mutex<[Int: DeliveryOutcome]>([:])
    let group = DispatchGroup()
    // Threads of their own: they wait for the relay, which must keep no shared pool's threads from their work.
    for (place, notice) in notices.enumerated() {
      group.enter()
      Thread.detachNewThread {
        let outcome = self.deliver(notice)
        outcomes.withLock { $0[place] = outcome }
        group.leave()
      }
    }
    group.wait()
    return outcomes.withLock { outcomes in notices.indices.map { outcomes[$0] } }
  }

  public func deliver(_ notice: RenderedNotice) -> DeliveryOutcome {
    do throws(NoLink) {
      let served = idle.withLock { $0.popLast() }
      let link = if let served { served } else { try newLink() }
      let wasUsed = link.isUsed
      let (outcome, stage) = Self.deliver(notice, from: sender, over: link) { idle.withLock { $0.append(link) } }
      // A server may have closed a link that has served, between two mails; that tells nothing of this mail.
      guard wasUsed, stage == .sender || stage == .reset else { return outcome }
      switch outcome {
      case .interrupted, .unavailable:
        let fresh = try newLink()
        return Self.deliver(notice, from: sender, over: fresh) { idle.withLock { $0.append(fresh) } }.outcome
      case .sent, .temporary, .permanent, .deadAddress, .unknown, .misconfigured: return outcome
      }
    } catch {
      return error.outcome
    }
  }

  private func newLink() throws(NoLink) -> SMTPLink {
    try SMTPLink(settings, as: sender.domain, transcript: transcript)
  }

  /// - Parameter keep: called where the link can serve again.
  /// - Returns: what became of the mail, and how far it came.
  private static func deliver(
    _ notice: RenderedNotice, from sender: EmailAddress, over link: SMTPLink, keep: () -> Void
  ) -> (outcome: DeliveryOutcome, stage: SMTPStage) {
    var dialogue = SMTPDialogue(notice, from: sender, over: link.server, isSoiled: link.isSoiled)
    link.isUsed = true
    var action = dialogue.begin()
    while true {
      do throws(SMTPLink.Lost) {
        switch action {
        case .send(let command, let stage):
          action = dialogue.receive(try link.say(command, stage.patience))
        case .sendMessage:
          try send(notice, over: link, &dialogue)
          action = dialogue.receive(try link.reply(SMTPStage.message.patience))
        case .end(let outcome, let state):
          link.isSoiled = state == .soiled
          if state != .lost { keep() }
          return (outcome, dialogue.stage)
        }
      } catch {
        action = dialogue.lose(error.why)
      }
    }
  }

  private static func send(
    _ notice: RenderedNotice, over link: SMTPLink, _ dialogue: inout SMTPDialogue
  ) throws(SMTPLink.Lost) {
    try link.send(message: SMTPDialogue.dotStuffed(notice.bytes))
    do throws(SMTPLink.Lost) {
      try link.sendDot()
    } catch {
      // A part of the end may be all of it to a server that is lenient.
      if error.hasSentSome { dialogue.ended() }
      throw error
    }
    dialogue.ended()
  }
}
