import Foundation
import ReviewDomain

/// A reviewer at work: one start of the desk. A reviewer may sit at several.
public struct Desk: Sendable, Hashable {
  /// The operating system's user name.
  public let reviewer: String
  /// Never given twice, so that a desk that slept and woke up again is told apart from the same reviewer's next one.
  public let session: String

  public init(reviewer: String, session: String) {
    self.reviewer = reviewer
    self.session = session
  }
}

/// A desk's hold on an application that waits for a reviewer.
public struct ReviewLease: Sendable, Hashable {
  public let application: ApplicationID
  public let desk: Desk
  /// From this moment on anybody may take it over.
  public let until: Date

  /// How long a hold lasts without a heartbeat, in seconds.
  public static let period: TimeInterval = 60

  public init(application: ApplicationID, desk: Desk, until: Date) {
    self.application = application
    self.desk = desk
    self.until = until
  }

  /// Whether it has ended. None is longer than the period, unless the clock has been set back since it was given out.
  public func isOver(at time: Date) -> Bool { until <= time || until > time + Self.period }
}

/// Which applications a desk asks for.
public enum ReviewWish: Sendable, Hashable {
  /// So many that have waited longest, and so are due first, those left out that the reviewer has put aside.
  case oldest(limit: Int, besides: Set<ApplicationID>)
  case one(ApplicationID)
}
