import Foundation
import ReviewDomain

/// The figures of a report, and the JSON contract of `card-review report --json`: keys are the property names, fields are only ever
/// added, and a figure that does not exist is absent rather than null.
///
/// All counts but those of `weeks` are of applications submitted, or decided, within `period`. Shares are given as their two counts, so that a share of nothing needs
/// no value.
public struct ReportFigures: Sendable, Hashable, Codable {
  /// The moment of which the figures tell, and to which ages and due dates are counted; in JSON as RFC 3339, like every time the program prints.
  public let asOf: Date
  public let period: ReportPeriod
  public package(set) var intake = Intake()
  public package(set) var decided = Decided()
  public package(set) var machine = MachineVerdicts()
  public package(set) var backlog = Backlog()
  public package(set) var promise = Promise()
  /// One entry a reason that was given, the most frequent in rejections first, then in referrals and returns, then by code.
  public package(set) var reasons: [ReasonCount] = []
  public package(set) var referrals = Referrals()
  public package(set) var secondReads = SecondReads()
  /// In the order of their names.
  public package(set) var reviewers: [ReviewerCount] = []
  /// The last eight, oldest first.
  public package(set) var weeks: [Week] = []
  /// In the order of the reasons' codes; those given in none of the weeks are left out.
  public package(set) var reasonWeeks: [ReasonWeeks] = []
  public package(set) var reapplications = Reapplications()
  /// One entry a kind of which any were written, in the order of a mail's life.
  public package(set) var mails: [MailCount] = []
  public package(set) var addresses = Addresses()
  public package(set) var busiest = Busiest()
  public package(set) var inspectionFailures = InspectionFailures()
  /// The first used first.
  public package(set) var ruleSets: [RuleSetUse] = []
  /// Bundles in refused/ now, whenever they came in: nobody has answered their senders.
  public package(set) var refusedBundles = 0
  /// Mails that failed for good, and such as may not have arrived; all there ever were, whatever the period.
  public package(set) var mailsFailed = 0
  public package(set) var mailsUnknown = 0

  package init(asOf: Date, period: ReportPeriod) {
    self.asOf = asOf
    self.period = period
  }
}

extension ReportFigures {
  /// Decisions, whatever became of the card afterwards.
  public struct Decided: Sendable, Hashable, Codable {
    /// The sum of the five below.
    public package(set) var total = 0
    public package(set) var approvedByMachine = 0
    public package(set) var approvedByPeople = 0
    public package(set) var rejectedByMachine = 0
    public package(set) var rejectedByPeople = 0
    /// Forms that their senders are to mend; only the machine returns.
    public package(set) var returnedByMachine = 0

    package init() {}
  }

  /// The machine's last verdict on each application it has looked at.
  public struct MachineVerdicts: Sendable, Hashable, Codable {
    /// The sum of the three below.
    public package(set) var inspected = 0
    public package(set) var approved = 0
    public package(set) var rejected = 0
    /// Left to people.
    public package(set) var referred = 0

    package init() {}
  }

  /// The promise to answer within 7 working days. Superseded applications are left out: the newer one is answered instead.
  public struct Promise: Sendable, Hashable, Codable {
    public package(set) var workingDays = 7
    /// How the days are counted, in English.
    public package(set) var clock = """
      From the day of submission, which is not counted, to the day of the decision, in working days of the government's office \
      calendar, Asia/Taipei.
      """
    /// The whole of the share: decided, or undecided with the due date behind. The sum of the three below.
    public package(set) var counted = 0
    /// The part of the share: decided on or before the due date.
    public package(set) var answeredInTime = 0
    public package(set) var answeredLate = 0
    /// Undecided though the due date lies before the day of `asOf`.
    public package(set) var unansweredPastDue = 0
    /// Decided or undecided applications left out because the calendar does not reach to their due date.
    public package(set) var dueDateUnknown = 0
    public package(set) var late = LateAnswers()

    package init() {}
  }

  /// Where the time of late answers went.
  public struct LateAnswers: Sendable, Hashable, Codable {
    /// Answered late, or not at all by now, and not inspected on the due date: the machine's.
    public package(set) var machine = 0
    /// The same, but inspected by then: people's. With `machine` the sum of `answeredLate` and `unansweredPastDue`.
    public package(set) var people = 0
    /// Decided in time, but the mail left after the due date, or has not left though it is past. These are counted as answered in time,
    /// since the app shows the answer.
    public package(set) var mail = 0

    package init() {}
  }
}
