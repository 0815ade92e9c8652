import Foundation

/// What a watch does to a program at one of its watched calls, counted from 1.
public enum Interference: Sendable, Hashable {
  var watchesReading: Bool {
    if case .failReading = self { return true }
    return false
  }

  /// Only counts.
  case none
  /// Kills the program and all its children before the call is made.
  case kill(at: Int)
  /// Kills them as `kill` does, unless they end before, and takes from the watched folder what has not been synced.
  case cutPower(at: Int, losing: PowerLoss)
  /// Asks the program and all its children to end, as systemd does, before the call is made.
  case terminate(at: Int)
  /// Has the call fail with this error number, once.
  case fail(at: Int, errno: Int32)
  /// Has a call that reads a file or folder fail with this error number, once. Such calls are counted by themselves, and
  /// those that change something are left alone.
  case failReading(at: Int, errno: Int32)
  /// Has the call and every later one of its kind that needs room on the disk fail with ENOSPC.
  case fillDisk(at: Int)
}
