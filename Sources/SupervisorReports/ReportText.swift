import Foundation
import ReviewDomain

/// A report for a terminal or the body of a mail: plain text, each line ended by a line feed, no control sequences.
public struct ReportText: Sendable {
  private let figures: ReportFigures
  private let reasons: [ReasonCode: Reason]

  /// - Parameter reasons: The agency's reasons, for their captions. A reason that is no longer among them stands under its code alone.
  public init(_ figures: ReportFigures, reasons: [ReasonCode: Reason]) {
    self.figures = figures
    self.reasons = reasons
  }

  /// The same figures and captions give the same text.
  public var text: String {
    guard figures.intake.total > 0 else { return (heading + ["", nothing] + wanting).map { $0 + "\n" }.joined() }
    let sections = [
      heading, intake, decided, reviewers, machine, promise, backlog, reasonsSection, referrals, weeks,
    ].filter { !$0.isEmpty }
    return sections.joined(separator: [""]).map { $0 + "\n" }.joined()
  }

  private var heading: [String] {
    [
      "Review of virtual NHI card applications",
      "As of \(figures.asOf.inTaiwan.prefix(16)) (Asia/Taipei), \(applications)",
    ]
  }

  private var applications: String {
    let what = "applications \(chosen)"
    return switch (figures.period.from, figures.period.to) {
    case (nil, nil): figures.period == .allTime ? "all applications" : "all \(what)"
    case (let from?, nil): "\(what) from \(from.iso) on"
    case (nil, let to?): "\(what) up to \(to.iso)"
    case (let from?, let to?): "\(what) \(from.iso) to \(to.iso)"
    }
  }

  private var chosen: String {
    switch figures.period.by {
    case .submission: "submitted"
    case .decision: "decided"
    }
  }

  private var nothing: String {
    figures.period == .allTime
      ? "No application has been taken in yet." : "No application was \(chosen) in this period."
  }

  private var intake: [String] {
    var table = TextColumns()
    table.add("taken in", figures.intake.total)
    for status in ApplicationStatus.allCases { table.add("  \(status.rawValue)", figures.intake.byStatus[status]) }
    return ["Intake"] + table.lines + wanting
  }

  /// What wants somebody now.
  private var wanting: [String] { refused + unreached }

  private var refused: [String] {
    figures.refusedBundles > 0
      ? ["  \(figures.refusedBundles) bundle(s) lie in refused/: nobody has answered their senders"] : []
  }

  private var unreached: [String] {
    figures.mailsFailed + figures.mailsUnknown > 0
      ? ["  \(figures.mailsFailed) mail(s) failed and \(figures.mailsUnknown) may not have arrived: mail phone-list"]
      : []
  }

  private var decided: [String] {
    let decided = figures.decided
    var table = TextColumns(header: ["", "by machine", "by people", "total"])
    for (label, machine, people) in [
      ("approved", decided.approvedByMachine, decided.approvedByPeople),
      ("rejected", decided.rejectedByMachine, decided.rejectedByPeople),
      ("returned", decided.returnedByMachine, 0),
    ] {
      table.add(label, machine, people, machine + people)
    }
    return ["Decided"] + table.lines
  }

  private var reviewers: [String] {
    if figures.reviewers.isEmpty { return [] }
    var table = TextColumns(header: ["reviewer", "approved", "rejected", "total"])
    for count in figures.reviewers {
      table.add(count.reviewer, count.approved, count.rejected, count.approved + count.rejected)
    }
    return ["Decided by people"] + table.lines
  }

  private var weeks: [String] {
    var table = TextColumns(
      header: ["week from", "taken in", "by machine", "by people", "undecided at its end", "past due"])
    for week in figures.weeks {
      table.add(
        week.from.iso, week.takenIn, week.decidedByMachine, week.decidedByPeople, week.undecided, week.pastDue)
    }
    return figures.weeks.isEmpty ? [] : ["Week by week, all applications as they stood"] + table.lines
  }

  private var machine: [String] {
    let machine = figures.machine
    guard machine.inspected > 0 else { return ["Machine's share", "  nothing inspected yet"] }
    var table = TextColumns()
    for (label, count) in [
      ("approved", machine.approved), ("rejected", machine.rejected), ("referred to people", machine.referred),
    ] {
      table.add(label, [Share(count: count, of: machine.inspected).text])
    }
    return ["Machine's share of inspected applications"] + table.lines
  }

  private var promise: [String] {
    let promise = figures.promise
    var lines = ["Answered within \(promise.workingDays) working days"]
    if promise.counted == 0 {
      lines.append("  nothing answered or past its due date yet")
    } else {
      lines.append(
        "  \(Share(count: promise.answeredInTime, of: promise.counted).text) of those answered or past their due date")
      var table = TextColumns()
      table.add("answered in time", promise.answeredInTime)
      table.add("answered late", promise.answeredLate)
      table.add("unanswered and past the due date", promise.unansweredPastDue)
      lines += table.lines
    }
    if promise.dueDateUnknown > 0 {
      lines.append("  \(promise.dueDateUnknown) left out: the calendar does not reach to the due date")
    }
    return lines + wrapped("Clock: " + promise.clock)
  }

  private var backlog: [String] {
    let backlog = figures.backlog
    guard backlog.undecided > 0 else { return ["Backlog", "  nothing is waiting for a decision"] }
    var totals = TextColumns()
    totals.add("undecided", backlog.undecided)
    totals.add("  past the due date", backlog.pastDue)
    if backlog.dueDateUnknown > 0 { totals.add("  due date unknown", backlog.dueDateUnknown) }

    var spreads = TextColumns(header: ["days since submission", "p50", "p90", "p95", "max"])
    for (label, spread) in [("working days", backlog.workingDays), ("calendar days", backlog.calendarDays)] {
      if let spread {
        spreads.add(label, spread.p50, spread.p90, spread.p95, spread.max)
      } else {
        spreads.add(label, ["-", "-", "-", "-"])
      }
    }

    var ages = TextColumns(header: ["age in working days", "undecided"])
    for age in backlog.byWorkingDays { ages.add(String(age.workingDays), age.count) }
    ages.add("over \(backlog.byWorkingDays.count - 1)", backlog.overSevenWorkingDays)
    if backlog.workingDaysUnknown > 0 { ages.add("unknown", backlog.workingDaysUnknown) }
    return Array([["Backlog"] + totals.lines, spreads.lines, ages.lines].joined(separator: [""]))
  }

  private var reasonsSection: [String] {
    let title = "Reasons (an application may have several)"
    guard !figures.reasons.isEmpty else { return [title, "  none given"] }
    var table = TextColumns(header: [
      "rejected, referred or returned for", "by machine", "by people", "referred", "returned",
    ])
    for row in figures.reasons {
      table.add(label(of: row.reason), row.rejectedByMachine, row.rejectedByPeople, row.referred, row.returned)
    }
    return [title] + table.lines
  }

  private var referrals: [String] {
    let title = "What became of referrals"
    guard figures.referrals.all.referred > 0 else { return [title, "  nothing referred"] }
    var table = TextColumns(header: ["referred for", "approved", "rejected", "undecided", "superseded"])
    func add(_ label: String, _ outcome: ReportFigures.ReferralOutcome) {
      table.add(label, outcome.approved, outcome.rejected, outcome.undecided, outcome.superseded)
    }
    for row in figures.referrals.byReason { add(label(of: row.reason), row.outcome) }
    add("all, each application once", figures.referrals.all)
    return [title] + table.lines
  }

  private func label(of code: ReasonCode) -> String {
    reasons[code].map { "\(code) \($0.caption)" } ?? code.rawValue
  }

  /// Indented by two and broken at blanks before column 80.
  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.displayWidth + 1 + String(word).displayWidth < 80 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append("  \(word)")
      }
    }
    return lines
  }
}
