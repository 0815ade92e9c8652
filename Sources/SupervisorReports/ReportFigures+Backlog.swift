import ReviewDomain

extension ReportFigures {
  /// Applications that wait for a decision, and for how long, in whole days from the day of submission to the day of `asOf`, the
  /// first not counted.
  public struct Backlog: Sendable, Hashable, Codable {
    public package(set) var undecided = 0
    /// Those whose due date lies before the day of `asOf`. On a day off this can be more than `overSevenWorkingDays`: an application
    /// due on Friday is past due on Saturday, though its age is still 7.
    public package(set) var pastDue = 0
    /// Those whose due date the calendar does not reach.
    public package(set) var dueDateUnknown = 0
    /// Those whose age in working days the calendar does not tell, `asOf` or the submission lying outside it.
    public package(set) var workingDaysUnknown = 0
    /// Ages in working days, where known; absent when there are none.
    public package(set) var workingDays: AgeSpread?
    /// Ages in calendar days; absent when nothing waits.
    public package(set) var calendarDays: AgeSpread?
    /// How many have which age: always the eight entries from 0 to 7.
    public package(set) var byWorkingDays: [AgeCount] = (0...7).map { AgeCount(workingDays: $0, count: 0) }
    public package(set) var overSevenWorkingDays = 0
    /// Those past their due date, and those due by the second working day from now: the longest due first, at most `mostListed` of each.
    public package(set) var missed: [Waiting] = []
    public package(set) var dueSoon: [Waiting] = []
    /// How many are due by the second working day from now, listed or not.
    public package(set) var dueSoonCount = 0

    package static let mostListed = 500

    package init() {}
  }

  /// An application that waits for a decision.
  public struct Waiting: Sendable, Hashable, Codable {
    public let application: String
    /// Its last day in time.
    public let due: CivilDate
    public let status: ApplicationStatus

    package init(application: String, due: CivilDate, status: ApplicationStatus) {
      self.application = application
      self.due = due
      self.status = status
    }
  }

  /// Percentiles by nearest rank: `p90` is the smallest age that at least 90 of 100 applications do not exceed. Days.
  public struct AgeSpread: Sendable, Hashable, Codable {
    public let p50: Int
    public let p90: Int
    public let p95: Int
    public let max: Int

    package init(p50: Int, p90: Int, p95: Int, max: Int) {
      self.p50 = p50
      self.p90 = p90
      self.p95 = p95
      self.max = max
    }
  }

  /// One line of the table of ages.
  public struct AgeCount: Sendable, Hashable, Codable {
    public let workingDays: Int
    public package(set) var count: Int

    package init(workingDays: Int, count: Int) {
      self.workingDays = workingDays
      self.count = count
    }
  }
}
