import CounterStore
import Foundation
import Logging
import Notices
import ServiceLifecycle

/// Hands the counter's mails over, as soon as one waits and again every minute, and each minute sweeps away what has lapsed.
///
/// A mail that was handed over just before the process died is handed over again: its message ID and bytes are the same.
struct MailDispatch: Service {
  let store: any CounterStore
  let transport: any MailTransport
  let now: @Sendable () -> Date
  let logger: Logger
  private let signals: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init(
    store: any CounterStore, transport: any MailTransport, logger: Logger, now: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.transport = transport
    self.logger = logger
    self.now = now
    (signals, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// A mail waits.
  func wake() { continuation.yield() }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      let timer = Task {
        while !Task.isCancelled {
          wake()
          await sweep()
          try? await Task.sleep(for: .seconds(60))
        }
      }
      for await _ in signals { await deliverAll() }
      timer.cancel()
    }
  }

  private func deliverAll() async {
    await blocking(on: .global(qos: .utility)) {
      do {
        try deliver()
      } catch {
        logger.error("mail failed", metadata: ["why": "\(error)"])
      }
    }
  }

  private func sweep() async {
    await blocking(on: .global(qos: .utility)) {
      do {
        try store.sweep(at: now())
      } catch {
        logger.error("sweeping failed", metadata: ["why": "\(error)"])
      }
    }
  }

  /// Hands over what waits, until the transport takes no more.
  private func deliver() throws {
    for mail in try store.unsentMail(limit: 1000) {
      switch transport.deliver(OfficeMail(to: mail.recipient, name: mail.name, bytes: mail.bytes)) {
      // Sent twice does no harm: the links are the same.
      case .sent, .unknown: try store.mailSent(mail.name, at: now())
      case .permanent(let detail), .deadAddress(_, let detail):
        logger.warning("a mail was refused for good", metadata: ["why": "\(detail)"])
        try store.mailSent(mail.name, at: now())
      case .temporary(let detail), .interrupted(let detail):
        logger.notice("a mail waits", metadata: ["why": "\(detail)"])
      case .unavailable(let detail), .misconfigured(let detail):
        logger.warning("mail waits", metadata: ["why": "\(detail)"])
        return
      }
    }
  }
}
