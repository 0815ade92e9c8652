import Foundation

/// When a message that was not taken is offered again, and when no more.
public struct RetrySchedule: Sendable, Hashable {
  /// Seconds after the first attempt, after the second, …; the last one holds for all further ones.
  public let pauses: [TimeInterval]
  /// Seconds from the first attempt.
  public let giveUpAfter: TimeInterval

  /// - Parameter pauses: at least one.
  public init(pauses: [TimeInterval], giveUpAfter: TimeInterval) {
    self.pauses = pauses
    self.giveUpAfter = giveUpAfter
  }

  /// Twice more within the first hour, then every two and a half hours, for five days (RFC 5321, section 4.5.4.1).
  public static let standard = RetrySchedule(pauses: [20 * 60, 20 * 60, 150 * 60], giveUpAfter: 5 * 86_400)

  /// - Parameters:
  ///   - attempts: how many were made before the one that has just failed.
  ///   - first: when the first was made; nil = just now.
  /// - Returns: when to try again; nil = no more.
  public func next(after attempts: Int, first: Date?, at time: Date) -> Date? {
    if let first, time.timeIntervalSince(first) >= giveUpAfter { return nil }
    return time + (pauses.dropFirst(attempts).first ?? pauses.last ?? 0)
  }
}
