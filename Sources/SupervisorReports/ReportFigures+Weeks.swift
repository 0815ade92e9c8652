import Foundation
import ReviewDomain

extension ReportFigures {
  /// One week, Monday to Sunday, of all applications, whatever the report's period.
  public struct Week: Sendable, Hashable, Codable {
    public let from: CivilDate
    /// Sunday; in the week of the report the day of `asOf`.
    public let to: CivilDate
    public package(set) var takenIn = 0
    /// Looked at by the machine.
    public package(set) var inspected = 0
    /// Of those: left to people.
    public package(set) var referred = 0
    public package(set) var decidedByMachine = 0
    public package(set) var decidedByPeople = 0
    /// Waiting for a decision when the week ended.
    public package(set) var undecided = 0
    /// Of those: whose due date lay before the week's last day.
    public package(set) var pastDue = 0

    package init(from: CivilDate, to: CivilDate) {
      self.from = from
      self.to = to
    }
  }

  /// How often a reason was given in each of the weeks.
  public struct ReasonWeeks: Sendable, Hashable, Codable {
    public let reason: ReasonCode
    /// Told to applicants, in rejections and returned forms, by the day of the decision; a number a week, oldest first.
    public package(set) var told: [Int]
    /// Referred for, by the day of the inspection.
    public package(set) var referred: [Int]

    package init(reason: ReasonCode, weeks: Int) {
      self.reason = reason
      told = [Int](repeating: 0, count: weeks)
      referred = told
    }
  }
}
