import Casebook
import Foundation
import ReviewDomain

/// One total of a report, counted twice.
public struct ComparedTotal: Sendable, Hashable {
  /// The path of the figure in JSON.
  public let name: String
  public let report: Int
  public let journal: Int
}

/// Counts a report's totals from the journal alone, plainly and by code of its own.
public enum ReportComparison {
  /// - Parameter casebook: that from which the figures were drawn.
  public static func of(
    _ figures: ReportFigures, with casebook: SQLiteCasebook, calendar: WorkingCalendar
  ) throws -> [ComparedTotal] {
    var counts = JournalCounts(figures, calendar)
    try casebook.forEachTold(until: figures.asOf) { counts.add($0) }
    return compared(totals(of: figures), counts.totals)
  }

  /// By name; what only one side has is nothing on the other.
  static func compared(_ report: [String: Int], _ journal: [String: Int]) -> [ComparedTotal] {
    Set(report.keys).union(journal.keys).sorted().map {
      ComparedTotal(name: $0, report: report[$0, default: 0], journal: journal[$0, default: 0])
    }
  }

  private static func totals(of figures: ReportFigures) -> [String: Int] {
    let (decided, machine, promise) = (figures.decided, figures.machine, figures.promise)
    var totals = [
      "intake.total": figures.intake.total, "decided.total": decided.total,
      "decided.approvedByMachine": decided.approvedByMachine, "decided.approvedByPeople": decided.approvedByPeople,
      "decided.rejectedByMachine": decided.rejectedByMachine, "decided.rejectedByPeople": decided.rejectedByPeople,
      "decided.returnedByMachine": decided.returnedByMachine, "machine.inspected": machine.inspected,
      "machine.approved": machine.approved, "machine.rejected": machine.rejected,
      "machine.referred": machine.referred, "promise.answeredInTime": promise.answeredInTime,
      "promise.answeredLate": promise.answeredLate, "promise.unansweredPastDue": promise.unansweredPastDue,
      "promise.dueDateUnknown": promise.dueDateUnknown, "backlog.undecided": figures.backlog.undecided,
      "backlog.pastDue": figures.backlog.pastDue,
    ]
    for status in ApplicationStatus.allCases {
      totals["intake.byStatus.\(status.rawValue)"] = figures.intake.byStatus[status]
    }
    for reason in figures.reasons {
      totals["reasons.\(reason.reason).rejectedByMachine"] = reason.rejectedByMachine
      totals["reasons.\(reason.reason).rejectedByPeople"] = reason.rejectedByPeople
      totals["reasons.\(reason.reason).referred"] = reason.referred
      totals["reasons.\(reason.reason).returned"] = reason.returned
    }
    for reviewer in figures.reviewers {
      totals["reviewers.\(reviewer.reviewer).approved"] = reviewer.approved
      totals["reviewers.\(reviewer.reviewer).rejected"] = reviewer.rejected
    }
    for week in figures.weeks {
      totals["weeks.\(week.from.iso).takenIn"] = week.takenIn
      totals["weeks.\(week.from.iso).decidedByMachine"] = week.decidedByMachine
      totals["weeks.\(week.from.iso).decidedByPeople"] = week.decidedByPeople
    }
    for mail in figures.mails {
      totals["mails.\(mail.kind.rawValue)"] = mail.sent + mail.pending + mail.failed + mail.unknown + mail.withdrawn
    }
    for rules in figures.ruleSets { totals["ruleSets.\(rules.sha256)"] = rules.inspected }
    return totals
  }
}

/// What the journal's applications come to.
private struct JournalCounts {
  private(set) var totals: [String: Int] = [:]
  private let period: ReportPeriod
  private let asOf: Date
  private let today: CivilDate
  private let calendar: WorkingCalendar
  private let weeks: [ReportFigures.Week]
  private let promisedDays: Int

  init(_ figures: ReportFigures, _ calendar: WorkingCalendar) {
    period = figures.period
    asOf = figures.asOf
    today = CivilDate(of: figures.asOf)
    weeks = figures.weeks
    promisedDays = figures.promise.workingDays
    self.calendar = calendar
  }

  private mutating func count(_ name: String) { totals[name, default: 0] += 1 }

  mutating func add(_ told: ToldApplication) {
    addToWeeks(told)
    for notice in told.notices where isIn(period, CivilDate(of: notice.createdAt)) {
      count("mails.\(notice.kind.rawValue)")
    }
    switch period.by {
    case .submission: guard isIn(period, CivilDate(of: told.submittedAt)) else { return }
    case .decision: guard let decision = told.decision, isIn(period, CivilDate(of: decision.at)) else { return }
    }
    count("intake.total")
    count("intake.byStatus.\(told.status.rawValue)")
    addMachine(told)
    if let decision = told.decision { addDecision(decision) }
    let isWaiting = told.decision == nil && told.status.isUndecided
    if isWaiting { count("backlog.undecided") }
    guard isWaiting || told.decision != nil else { return }
    addPromise(told)
  }

  private func isIn(_ period: ReportPeriod, _ day: CivilDate) -> Bool {
    (period.from ?? .first) <= day && day <= (period.to ?? .last)
  }

  private mutating func addToWeeks(_ told: ToldApplication) {
    func week(of time: Date) -> ReportFigures.Week? {
      let day = CivilDate(of: time)
      return weeks.first { $0.from <= day && day <= $0.to && time <= asOf }
    }
    if let week = week(of: told.receivedAt) { count("weeks.\(week.from.iso).takenIn") }
    if let decision = told.decision, let week = week(of: decision.at) {
      count("weeks.\(week.from.iso).decidedBy\(decision.by == .machine ? "Machine" : "People")")
    }
  }

  private mutating func addMachine(_ told: ToldApplication) {
    guard let verdict = told.verdict else { return }
    count("machine.inspected")
    if let rules = told.ruleSet { count("ruleSets.\(rules)") }
    switch verdict {
    case .approve: count("machine.approved")
    case .reject: count("machine.rejected")
    case .refer:
      count("machine.referred")
      for reason in Set(told.referredReasons) { count("reasons.\(reason).referred") }
    }
  }

  private mutating func addDecision(_ decision: ToldApplication.Decision) {
    count("decided.total")
    let by = decision.by == .machine ? "Machine" : "People"
    let word =
      switch decision.decision {
      case .approve: "approved"
      case .reject: "rejected"
      case .return: "returned"
      }
    count("decided.\(word)By\(by)")
    if decision.decision != .return, case .person(let name) = decision.by { count("reviewers.\(name).\(word)") }
    for reason in Set(decision.reasons) {
      count("reasons.\(reason)." + (decision.decision == .return ? "returned" : "\(word)By\(by)"))
    }
  }

  private mutating func addPromise(_ told: ToldApplication) {
    let submitted = CivilDate(of: told.submittedAt)
    guard let due = try? calendar.answerDue(submitted: submitted, workingDays: promisedDays) else {
      return count("promise.dueDateUnknown")
    }
    if let decision = told.decision {
      count(CivilDate(of: decision.at) <= due ? "promise.answeredInTime" : "promise.answeredLate")
    } else if due < today {
      count("promise.unansweredPastDue")
      count("backlog.pastDue")
    }
  }
}
