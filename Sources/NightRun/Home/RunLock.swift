import Foundation

/// A lock that keeps two nights apart: flock(2) on an open descriptor, so that it goes with the process however that ends.
public final class RunLock: Sendable {
  private let descriptor: CInt

  /// Takes the lock without waiting.
  ///
  /// - Parameter shared: whether others may hold it as well who share it too.
  /// - Returns: nil when another process holds it.
  /// - Throws: `HomeFault` when the lock file cannot be opened.
  public init?(at url: URL, shared: Bool = false) throws(HomeFault) {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw HomeFault(path: url.path, problem: "cannot be opened: \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Takes the lock as soon as whoever holds it lets go.
  ///
  /// - Returns: nil when a stop was asked for first.
  static func wait(at url: URL, unless stop: StopSignal) async throws -> RunLock? {
    while true {
      if let lock = try RunLock(at: url) { return lock }
      if stop.isAsked { return nil }
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
