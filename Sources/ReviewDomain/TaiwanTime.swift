import struct Foundation.Date

extension Date {
  /// Day and time of day in Taiwan, for people: `2026-11-25 00:30:05`. What programs read is in UTC: see `RFC3339`.
  public var inTaiwan: String {
    let local = RFC3339.text(Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.down) + taiwanOffset))
    return "\(local.prefix(10)) \(local.dropFirst(11).prefix(8))"
  }
}

extension CivilDate {
  /// The beginning of the day in Taiwan.
  public var firstInstant: Date {
    Date(timeIntervalSince1970: Double(daysSince1970) * 86_400 - taiwanOffset)
  }

  /// The last whole second of the day in Taiwan.
  public var lastInstant: Date {
    Date(timeIntervalSince1970: Double(adding(days: 1).daysSince1970) * 86_400 - taiwanOffset - 1)
  }
}

/// Seconds east of UTC. Taiwan has kept UTC+8 without summer time since 1979-10-01, so no time-zone database is asked.
let taiwanOffset = 8.0 * 3600
