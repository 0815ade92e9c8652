import Foundation
import Subprocess

/// What a worker writes, line by line as bytes. Lines end at line feeds alone: what a picture says of itself may hold the other line
/// breaks of Unicode. Swift-subprocess's own lines are made a character at a time, which takes seconds for a picture.
struct WorkerLines {
  private var buffers: SubprocessOutputSequence.AsyncIterator
  private var pending = Data()

  init(_ output: SubprocessOutputSequence) { buffers = output.makeAsyncIterator() }

  /// - Parameter longest: bytes of a line; a longer one is not read to its end.
  /// - Returns: nil where the output has ended, or the line is too long.
  mutating func next(longest: Int) async throws -> Data? {
    var searched = 0
    while true {
      if let end = pending[(pending.startIndex + searched)...].firstIndex(of: 0x0A) {
        let line = Data(pending[..<end])
        pending = Data(pending[(end + 1)...])
        return line
      }
      searched = pending.count
      guard searched <= longest, let buffer = try await buffers.next() else { return nil }
      buffer.withUnsafeBytes { pending.append(contentsOf: $0) }
    }
  }
}
