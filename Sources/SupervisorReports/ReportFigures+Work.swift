import Foundation
import ReviewDomain

extension ReportFigures {
  /// Approvals that were decided a second time by somebody who did not know of it.
  public struct SecondReads: Sendable, Hashable, Codable {
    /// Made in the period, of the machine's approvals and of people's.
    public package(set) var ofMachine = Agreement(both: 0)
    public package(set) var ofPeople = Agreement(both: 0)
    public package(set) var all = Agreement(both: 0)
    /// Not read yet, and such as a senior is to decide: as they stand now, whatever the period.
    public package(set) var open = 0
    public package(set) var disputed = 0

    package init() {}
  }

  /// What one reviewer decided, and how fast. Names are in order; nobody is ranked.
  public struct ReviewerCount: Sendable, Hashable, Codable {
    /// The operating system's user name.
    public let reviewer: String
    public package(set) var approved = 0
    public package(set) var rejected = 0
    /// Days on which they decided at all.
    public package(set) var days = 0
    /// The median time between two decisions in a row, in seconds, pauses of more than half an hour left out; absent without any such two.
    public package(set) var medianSeconds: Int?

    package init(reviewer: String) { self.reviewer = reviewer }
  }

  /// Mails written in the period, by what became of them since.
  public struct MailCount: Sendable, Hashable, Codable {
    public let kind: NoticeKind
    public package(set) var sent = 0
    public package(set) var pending = 0
    public package(set) var failed = 0
    public package(set) var unknown = 0
    public package(set) var withdrawn = 0

    package init(kind: NoticeKind) { self.kind = kind }
  }

  /// Where answers go to.
  public struct Addresses: Sendable, Hashable, Codable {
    public package(set) var all = 0
    /// Mail to their hosts is known to get lost.
    public package(set) var doubtful = 0

    package init() {}
  }

  /// Applications of people who had been rejected before.
  public struct Reapplications: Sendable, Hashable, Codable {
    /// The sum of the four below.
    public package(set) var all = 0
    public package(set) var approved = 0
    public package(set) var rejected = 0
    public package(set) var undecided = 0
    public package(set) var superseded = 0

    package init() {}
  }

  /// When applications are sent, in Taiwan.
  public struct Busiest: Sendable, Hashable, Codable {
    /// By hour of the day, 0 to 23.
    public package(set) var byHour = [Int](repeating: 0, count: 24)
    /// Monday to Sunday.
    public package(set) var byWeekday = [Int](repeating: 0, count: 7)

    package init() {}
  }

  /// Applications left to people because their pictures could not be inspected.
  public struct InspectionFailures: Sendable, Hashable, Codable {
    /// Whose worker died, hung or answered garbage, twice (`inspection_failed`).
    public package(set) var failed = 0
    /// Whose stored picture is not the one that was sent (`picture_damaged`).
    public package(set) var pictureDamaged = 0

    package init() {}
  }

  /// Rules by which applications were judged.
  public struct RuleSetUse: Sendable, Hashable, Codable {
    public let sha256: String
    public let inspected: Int
    public let from: CivilDate
    public let to: CivilDate

    package init(sha256: String, inspected: Int, from: CivilDate, to: CivilDate) {
      self.sha256 = sha256
      self.inspected = inspected
      self.from = from
      self.to = to
    }
  }
}
