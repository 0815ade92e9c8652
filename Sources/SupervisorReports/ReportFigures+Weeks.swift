import Foundation
import ReviewDomain

extension ReportFigures {
  /// One week, Monday to Sunday, of all applications, whatever the report's period.
  public struct Week: Sendable, Hashable, Codable {
    public let from: CivilDate
    /// Sunday; in the week of the report the day of `asOf`.
    public let to: CivilDate
    public package(set) var takenIn = 0
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

  /// What one reviewer decided.
  public struct ReviewerCount: Sendable, Hashable, Codable {
    /// The operating system's user name.
    public let reviewer: String
    public package(set) var approved = 0
    public package(set) var rejected = 0

    package init(reviewer: String) { self.reviewer = reviewer }
  }
}
