import struct Foundation.Date

/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31, in the agency's time zone.
public struct CivilDate: Sendable, Hashable {
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// - Returns: nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.init(existing: year, month, day)
  }

  private init(existing year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The first day a `CivilDate` can name.
  public static let first = CivilDate(existing: 1, 1, 1)
  /// The last.
  public static let last = CivilDate(existing: 9999, 12, 31)

  public static func isLeap(year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days: years begin in
// March, so that the leap day is the last of its year. Plain arithmetic, since Foundation's Calendar needs a
// time-zone database.
extension CivilDate {
  /// Days since 1970-01-01, negative before it.
  public var daysSince1970: Int {
    let marchYear = month > 2 ? year : year - 1
    let era = marchYear / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// A day outside 0001-01-01 to 9999-12-31 becomes the nearer end of that range.
  public init(daysSince1970 days: Int) {
    guard days > Self.first.daysSince1970 else {
      self = .first
      return
    }
    guard days < Self.last.daysSince1970 else {
      self = .last
      return
    }
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.init(
      existing: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// The day so many days later, or earlier when negative; it stops at the ends of the range.
  public func adding(days: Int) -> CivilDate {
    let (sum, overflow) = daysSince1970.addingReportingOverflow(days)
    return CivilDate(daysSince1970: overflow ? (days < 0 ? .min : .max) : sum)
  }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday, three days after a Monday.
    let sinceMonday = (daysSince1970 + 3) % 7
    return Weekday.allCases[(sinceMonday + 7) % 7]
  }

  /// The day in Taiwan at an instant. One outside the range becomes the nearer end of it.
  public init(of instant: Date) {
    let days = ((instant.timeIntervalSince1970 + taiwanOffset) / 86_400).rounded(.down)
    // NaN compares false with everything and must not reach Int.
    guard days > Double(Self.first.daysSince1970) else {
      self = .first
      return
    }
    self.init(daysSince1970: days < Double(Self.last.daysSince1970) ? Int(days) : .max)
  }
}
