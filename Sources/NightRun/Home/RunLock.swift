import Foundation

/// A lock that keeps two nights apart: flock(2) on an open descriptor, so that it goes with the process however that ends.
public final class RunLock: Sendable {
  private let descriptor: CInt

  /// Whether anybody holds the lock for longer than others take to ask this. Makes no lock file: what asks may be another user than the
  /// night.
  ///
  /// - Parameter moment: how long it may take others to ask.
  package static func isHeld(at url: URL, beyond moment: Duration = .milliseconds(200)) async throws -> Bool {
    guard FileManager.default.fileExists(atPath: url.path) else { return false }
    return try await wait(at: url, shared: false, atMost: moment) == nil
  }

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
  /// - Parameter grace: how long it is still waited for once a stop was asked for.
  /// - Returns: nil when a stop was asked for first.
  static func wait(at url: URL, unless stop: StopSignal, grace: Duration = .zero) async throws -> RunLock? {
    var asked: ContinuousClock.Instant?
    return try await wait(at: url, shared: false) {
      guard stop.isAsked else { return false }
      let since = asked ?? .now
      asked = since
      return ContinuousClock.now - since >= grace
    }
  }

  /// Takes the lock as soon as it can be had.
  ///
  /// - Returns: nil when others have held it all this time.
  package static func wait(at url: URL, shared: Bool, atMost limit: Duration) async throws -> RunLock? {
    let end = ContinuousClock.now + limit
    return try await wait(at: url, shared: shared) { ContinuousClock.now > end }
  }

  private static func wait(at url: URL, shared: Bool, until isOver: () -> Bool) async throws -> RunLock? {
    while true {
      if let lock = try RunLock(at: url, shared: shared) { return lock }
      if isOver() { return nil }
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}

extension HomeFolder {
  /// Whether a night runs now, alone or sharing the work.
  public func isNightRunning() async throws -> Bool { try await RunLock.isHeld(at: lock) }
}
