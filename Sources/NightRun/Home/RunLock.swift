import Foundation

/// A lock that keeps two nights apart: flock(2) on an open descriptor, so that it goes with the process however that ends.
public final class RunLock: Sendable {
  private let descriptor: CInt

  /// Takes the lock without waiting.
  ///
  /// - Returns: nil when another process holds it.
  /// - Throws: `HomeFault` when the lock file cannot be opened.
  public init?(at url: URL) throws(HomeFault) {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw HomeFault(path: url.path, problem: "cannot be opened: \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }
}
