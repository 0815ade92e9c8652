import Foundation
import Synchronization

/// A program that is given bytes on its standard input.
enum PipedProgram {
  enum Ending: Sendable, Hashable {
    case exit(Int32)
    case signal(Int32)
    case tooSlow
    /// It could not be started.
    case never
  }

  /// Blocks until it ends. Its words for people are dropped.
  static func run(
    _ program: URL, _ arguments: [String], input bytes: Data, within limit: TimeInterval
  ) -> (ending: Ending, output: Data) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    // A program that ends without reading must not end this one.
    signal(SIGPIPE, SIG_IGN)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch { return (.never, Data()) }
    // Both at once: with pipes a long answer and a long question can wait for each other.
    let writing = input.fileHandleForWriting
    Thread.detachNewThread {
      try? writing.write(contentsOf: bytes)
      try? writing.close()
    }
    let answer = Mutex<Data>(Data())
    let read = DispatchSemaphore(value: 0)
    let reading = output.fileHandleForReading
    Thread.detachNewThread {
      let all = (try? reading.readToEnd()) ?? nil
      answer.withLock { $0 = all ?? Data() }
      read.signal()
    }
    guard ended.wait(timeout: .now() + limit) == .success else {
      process.terminate()
      return (.tooSlow, Data())
    }
    // What it started may keep its output open for ever.
    _ = read.wait(timeout: .now() + 1)
    let status = process.terminationStatus
    return (process.terminationReason == .exit ? .exit(status) : .signal(status), answer.withLock { $0 })
  }
}
