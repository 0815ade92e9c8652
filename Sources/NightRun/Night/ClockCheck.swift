import Casebook
import Foundation
import ReviewDomain

/// This machine's clock lies before what the casebook says has happened.
public struct ClockIsBehind: Error, Sendable, Hashable, CustomStringConvertible {
  public let now: Date
  /// When the journal's last entry was made.
  public let lastEntry: Date

  public var description: String {
    "this machine's clock says \(now.inTaiwan), but the journal's last entry is of \(lastEntry.inTaiwan): set the clock; "
      + "where it is right now and was wrong then, once add --clock-is-right"
  }
}

extension Office {
  /// How far the clock may have been set back, in seconds.
  private static let clockTolerance = 86_400.0

  /// Keeps a clock that is wrong from dating decisions and mail, and from judging whether forms come from the future.
  ///
  /// - Throws: `ClockIsBehind`, or `CasebookError`.
  public func checkClock() throws {
    let now = effects.now()
    guard let head = try casebook.journalHead(),
      let last = try casebook.journal(of: nil, after: head.sequence - 1, limit: 1).first?.at,
      now < last - Self.clockTolerance
    else { return }
    throw ClockIsBehind(now: now, lastEntry: last)
  }
}
