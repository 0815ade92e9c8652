import Foundation
import ReviewDomain
import ReviewerDesk

/// What reaches a desk from outside.
enum DeskInput: Sendable {
  /// What was typed, and when it came.
  case bytes([UInt8], at: ContinuousClock.Instant)
  /// Nothing more will be typed.
  case end
  case signal(Int32)
  /// It is time for a heartbeat.
  case beat
  /// An application's pictures are decoded, or cannot be.
  case pictures(ApplicationID, DeskPictures)
}

/// Hears what is typed, signals and the clock, in the order in which they come.
final class DeskEar {
  let inputs: AsyncStream<DeskInput>
  /// Has something heard that comes from within.
  let told: AsyncStream<DeskInput>.Continuation
  private let sources: [any DispatchSourceProtocol]

  /// - Parameter signals: those that are heard rather than left to do what they do by themselves.
  init(signals: [Int32]) {
    let (inputs, continuation) = AsyncStream.makeStream(of: DeskInput.self)
    self.inputs = inputs
    told = continuation
    let heard = signals.map { number in
      // The default action would end the process before the source hears of it.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield(.signal(number)) }
      source.resume()
      return source as any DispatchSourceProtocol
    }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + .seconds(DeskSession.beat), repeating: .seconds(DeskSession.beat))
    timer.setEventHandler { continuation.yield(.beat) }
    timer.resume()
    sources = heard + [timer]
    Self.readInput(continuation)
  }

  /// A thread of its own, since reading waits.
  private static func readInput(_ continuation: AsyncStream<DeskInput>.Continuation) {
    Thread {
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(STDIN_FILENO, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { break }
        continuation.yield(.bytes(Array(buffer[..<count]), at: .now))
      }
      continuation.yield(.end)
    }.start()
  }

  deinit { for source in sources { source.cancel() } }
}
