import struct Foundation.Date
import typealias Foundation.TimeInterval

/// How often something may be tried before there is a pause.
///
/// A pause is always of the same length and ends by itself: whoever fails on purpose in another's name keeps that person out for
/// minutes at most, and those who come from elsewhere or with a certified device are counted apart.
public struct AttemptLimit: Sendable, Hashable {
  /// Tries within `window` before the pause begins.
  public let tries: Int
  /// Seconds after which a first try is forgotten.
  public let window: TimeInterval
  /// Seconds for which nothing is taken.
  public let pause: TimeInterval

  public init(tries: Int, window: TimeInterval, pause: TimeInterval) {
    self.tries = tries
    self.window = window
    self.pause = pause
  }

  /// Logins to one account from one network address, or on one certified device.
  public static let login = AttemptLimit(tries: 5, window: 900, pause: 900)
  /// Logins to one account from anywhere but certified devices.
  public static let loginsOfAccount = AttemptLimit(tries: 50, window: 3600, pause: 900)
  /// Logins from one network address, behind which there may be a whole hospital.
  public static let loginsFromAddress = AttemptLimit(tries: 100, window: 900, pause: 900)
  /// Registrations, resent mails, forgotten passwords of one number.
  public static let proofsOfPerson = AttemptLimit(tries: 10, window: 3600, pause: 3600)
  /// The same from one network address.
  public static let proofsFromAddress = AttemptLimit(tries: 60, window: 3600, pause: 900)
  /// Pictures that one account has inspected.
  public static let uploads = AttemptLimit(tries: 60, window: 3600, pause: 900)
  /// Persons whom one member of staff looks up in the register: a counter serves one every few minutes.
  public static let staffLookups = AttemptLimit(tries: 60, window: 3600, pause: 900)
  /// Pictures that one member of staff has inspected.
  public static let staffUploads = AttemptLimit(tries: 300, window: 3600, pause: 900)
}

/// What was tried under one limit so far.
public struct AttemptRecord: Sendable, Hashable {
  public private(set) var count: Int
  public private(set) var since: Date
  /// When the pause ends; nil = there was none.
  public private(set) var pausedUntil: Date?

  public init(count: Int, since: Date, pausedUntil: Date?) {
    self.count = count
    self.since = since
    self.pausedUntil = pausedUntil
  }

  /// Counts one try before it is made, so that a hundred at once are a hundred.
  ///
  /// - Returns: the record to keep, and until when nothing is taken; nil = the try may be made. A try within the pause does not
  ///   make it longer.
  public static func trying(
    _ record: AttemptRecord?, under limit: AttemptLimit, at time: Date
  ) -> (record: AttemptRecord, refusedUntil: Date?) {
    // A clock that was set back must not make a pause longer than a pause is.
    if let record, let end = record.pausedUntil, time < end, end.timeIntervalSince(time) <= limit.pause {
      return (record, end)
    }
    guard let record, record.pausedUntil == nil, time < record.since.addingTimeInterval(limit.window),
      time >= record.since
    else { return (AttemptRecord(count: 1, since: time, pausedUntil: nil), nil) }
    var next = record
    next.count += 1
    guard next.count > limit.tries else { return (next, nil) }
    let end = time.addingTimeInterval(limit.pause)
    next.pausedUntil = end
    return (next, end)
  }
}
