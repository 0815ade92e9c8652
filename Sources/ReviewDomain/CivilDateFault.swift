/// Why a typed day is none, or none that can be meant.
public enum CivilDateFault: FormValueFault, CaseIterable {
  case empty
  /// Of no form we know, or of one with two readings.
  case unreadable
  /// Month 13, 30 February, 29 February of a common year.
  case noSuchDay
  case yearOutOfRange
  case inFuture
  /// A birth more than 130 years ago.
  case tooLongAgo

  public var problem: String {
    switch self {
    case .empty: "is empty"
    case .unreadable: "is not a date in a form we know"
    case .noSuchDay: "names a day that does not exist"
    case .yearOutOfRange: "has a year that is neither Minguo 1 to 999 nor Gregorian from 1900"
    case .inFuture: "lies in the future"
    case .tooLongAgo: "lies more than 130 years back"
    }
  }

  public var remedy: String {
    switch self {
    case .empty, .unreadable, .yearOutOfRange: "Write it like 70/1/1, 民國70年1月1日, 0700101 or 1981-01-01."
    case .noSuchDay: "Check month and day, and 29 February against the leap years."
    case .inFuture, .tooLongAgo: "Check the year, and whether it is Minguo or Gregorian."
    }
  }
}

extension CivilDate {
  /// Checks that somebody who applied on `date` can have been born on this day: not later, and at most 130 years
  /// before.
  public func validateBirth(on date: CivilDate) throws(CivilDateFault) {
    if self > date { throw .inFuture }
    if age(on: date) > 130 { throw .tooLongAgo }
  }
}
