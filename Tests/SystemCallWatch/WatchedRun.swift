import Foundation

/// How a watched program went.
public struct WatchedRun: Sendable {
  public enum End: Sendable, Hashable {
    case exited(Int32)
    case signalled(Int32)
    /// It had to be killed because it did not end in time.
    case hung
  }

  /// Names of the watched calls with the file each was about, in the order in which they were made.
  public let calls: [String]
  public let end: End
  /// Seconds from the interference to the program's end; nil where there was none.
  public let secondsToEnd: Double?
  /// The call that was interfered with; nil where the program ended before it came so far. A power cut comes after the end then.
  public let struck: String?
  /// What was struck by a power cut that no call was left for.
  public static let afterTheEnd = "the end"
  /// What the program wrote to standard error.
  public let errors: String
}

/// Why no program can be watched here.
public struct WatchUnavailable: Error, Sendable, CustomStringConvertible {
  public let description: String
}
