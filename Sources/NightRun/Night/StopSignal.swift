import Foundation
import Synchronization

/// Whether the night has been asked to end (SIGTERM, SIGINT): it then finishes the batch at hand and leaves the rest for the next.
public final class StopSignal: Sendable {
  private let asked = Atomic<Bool>(false)

  public init() {}

  public var isAsked: Bool { asked.load(ordering: .relaxed) }

  public func ask() { asked.store(true, ordering: .relaxed) }

  /// Answers SIGTERM and SIGINT with `ask()` for as long as the returned value lives.
  public func listen() -> SignalSources {
    SignalSources(
      [SIGTERM, SIGINT].map { number in
        // The default action would end the process before the source hears of it.
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { [self] in ask() }
        source.resume()
        return source
      })
  }
}

/// Keeps the signal sources alive.
public struct SignalSources {
  private let sources: [any DispatchSourceSignal]

  init(_ sources: [any DispatchSourceSignal]) {
    self.sources = sources
  }
}
