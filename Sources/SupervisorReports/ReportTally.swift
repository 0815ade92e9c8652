import Casebook
import Foundation
import ReviewDomain

/// Adds up the figures of a report, one application at a time.
package struct ReportTally {
  private var sums: ReportFigures
  private var days: SubmissionDays
  private var workingDays = AgeHistogram()
  private var calendarDays = AgeHistogram()
  private var reasons: [ReasonCode: ReportFigures.ReasonCount] = [:]
  private var referrals: [ReasonCode: ReportFigures.ReferralOutcome] = [:]
  private var reviewers = PaceTally()
  private var ruleSets: [String: RuleSetTally] = [:]
  private var missed: [ReportFigures.Waiting] = []
  private var dueSoon: [ReportFigures.Waiting] = []
  /// Due by then is due soon.
  private let soon: CivilDate
  private var weeks: WeekTally

  package init(calendar: WorkingCalendar, asOf: Date, period: ReportPeriod) {
    let sums = ReportFigures(asOf: asOf, period: period)
    self.sums = sums
    weeks = WeekTally(asOf: asOf)
    let today = CivilDate(of: asOf)
    soon = (try? calendar.answerDue(submitted: today, workingDays: 2)) ?? today.adding(days: 2)
    days = SubmissionDays(calendar: calendar, asOf: asOf, period: period, promisedDays: sums.promise.workingDays)
  }

  /// How often the calendar had to be asked.
  package var daysWorkedOut: Int { days.count }

  package mutating func add(_ fact: ReportFact) {
    let day = days.day(of: fact.submittedAt)
    weeks.add(fact, due: day.due)
    guard let fact = fact.asItStood(at: sums.asOf) else { return }
    switch sums.period.by {
    case .submission:
      guard day.isInPeriod else { return }
    case .decision:
      guard let decision = fact.decision, sums.period.contains(CivilDate(of: decision.decidedAt)) else { return }
    }
    sums.intake.total += 1
    sums.intake.byStatus[fact.status] += 1
    sums.addresses.all += 1
    if fact.isDoubtfulAddress { sums.addresses.doubtful += 1 }
    sums.busiest.byHour[fact.submittedAt.hourInTaiwan] += 1
    sums.busiest.byWeekday[day.weekday.rawValue - 1] += 1
    let standing = Standing(fact)
    switch standing {
    case .decided(let decision): addDecision(decision, of: fact, submitted: day)
    case .undecided: addToBacklog(fact, submitted: day)
    case .superseded: break
    }
    if fact.isRepeat { addRepeat(standing) }
    if let verdict = fact.machineVerdict { add(verdict, fact, standing) }
  }

  private mutating func addRepeat(_ standing: Standing) {
    sums.reapplications.all += 1
    switch standing {
    case .decided(let decision) where decision.decision == .approve: sums.reapplications.approved += 1
    case .decided: sums.reapplications.rejected += 1
    case .undecided: sums.reapplications.undecided += 1
    case .superseded: sums.reapplications.superseded += 1
    }
  }

  /// The figures of what has been added so far.
  package var figures: ReportFigures {
    var figures = sums
    figures.backlog.workingDays = workingDays.spread
    figures.backlog.calendarDays = calendarDays.spread
    figures.reasons = reasons.values.sorted {
      ($1.rejected, $1.referred, $1.returned, $0.reason) < ($0.rejected, $0.referred, $0.returned, $1.reason)
    }
    figures.reviewers = reviewers.reviewers
    figures.weeks = weeks.weeks
    figures.reasonWeeks = weeks.reasonWeeks
    figures.ruleSets = ruleSets.map { $1.use(of: $0) }.sorted { ($0.from, $0.sha256) < ($1.from, $1.sha256) }
    figures.backlog.missed = Self.listed(missed)
    figures.backlog.dueSoon = Self.listed(dueSoon)
    figures.backlog.dueSoonCount = dueSoon.count
    figures.referrals.byReason = referrals.sorted { $0.key < $1.key }.map { .init(reason: $0.key, outcome: $0.value) }
    return figures
  }

  private static func listed(_ waiting: [ReportFigures.Waiting]) -> [ReportFigures.Waiting] {
    Array(
      waiting.sorted { ($0.due, $0.application) < ($1.due, $1.application) }
        .prefix(ReportFigures.Backlog.mostListed))
  }

  private mutating func addDecision(_ decision: DecisionRecord, of fact: ReportFact, submitted day: SubmissionDay) {
    sums.decided.total += 1
    switch (decision.decision, decision.decidedBy) {
    case (.approve, .machine): sums.decided.approvedByMachine += 1
    case (.approve, .person): sums.decided.approvedByPeople += 1
    case (.reject, .machine):
      sums.decided.rejectedByMachine += 1
      decision.reasons.forEachDistinct { reasons[$0, default: .init(reason: $0)].rejectedByMachine += 1 }
    case (.reject, .person):
      sums.decided.rejectedByPeople += 1
      decision.reasons.forEachDistinct { reasons[$0, default: .init(reason: $0)].rejectedByPeople += 1 }
    case (.return, _):
      sums.decided.returnedByMachine += 1
      decision.reasons.forEachDistinct { reasons[$0, default: .init(reason: $0)].returned += 1 }
    }
    if case .person(let name) = decision.decidedBy {
      reviewers.add(name, decision.decision, at: decision.decidedAt)
    }
    guard let overdueAt = day.overdueAt else {
      sums.promise.dueDateUnknown += 1
      return
    }
    sums.promise.counted += 1
    if decision.decidedAt < overdueAt {
      sums.promise.answeredInTime += 1
      if isMailedLate(fact.mail, overdueAt) { sums.promise.late.mail += 1 }
    } else {
      sums.promise.answeredLate += 1
      addLate(fact, overdueAt)
    }
  }

  private func isMailedLate(_ mail: ReportFact.Mail, _ overdueAt: Date) -> Bool {
    switch mail {
    case .unknown: false
    case .handedOver(let time) where time <= sums.asOf: time >= overdueAt
    case .waiting, .handedOver: sums.asOf >= overdueAt
    }
  }

  private mutating func addLate(_ fact: ReportFact, _ overdueAt: Date) {
    // A returned form is never inspected: intake is the machine's as well.
    if let inspectedAt = fact.inspectedAt, inspectedAt < overdueAt {
      sums.promise.late.people += 1
    } else {
      sums.promise.late.machine += 1
    }
  }

  private mutating func addToBacklog(_ fact: ReportFact, submitted day: SubmissionDay) {
    sums.backlog.undecided += 1
    calendarDays.add(day.calendarDays)
    if let age = day.workingDays {
      workingDays.add(age)
      if sums.backlog.byWorkingDays.indices.contains(age) {
        sums.backlog.byWorkingDays[age].count += 1
      } else {
        sums.backlog.overSevenWorkingDays += 1
      }
    } else {
      sums.backlog.workingDaysUnknown += 1
    }
    guard let due = day.due, let overdueAt = day.overdueAt else {
      sums.backlog.dueDateUnknown += 1
      sums.promise.dueDateUnknown += 1
      return
    }
    let waiting = ReportFigures.Waiting(application: fact.application, due: due, status: fact.status)
    if day.isPastDue {
      sums.backlog.pastDue += 1
      sums.promise.counted += 1
      sums.promise.unansweredPastDue += 1
      addLate(fact, overdueAt)
      missed.append(waiting)
    } else if due <= soon {
      dueSoon.append(waiting)
    }
  }

  private mutating func add(_ verdict: Verdict, _ fact: ReportFact, _ standing: Standing) {
    sums.machine.inspected += 1
    if let ruleSet = fact.ruleSet, let inspectedAt = fact.inspectedAt {
      ruleSets[ruleSet, default: RuleSetTally(first: inspectedAt)].add(inspectedAt)
    }
    switch verdict {
    case .approve: sums.machine.approved += 1
    case .reject: sums.machine.rejected += 1
    case .refer:
      sums.machine.referred += 1
      sums.referrals.all.add(standing)
      fact.machineReasons.forEachDistinct {
        reasons[$0, default: .init(reason: $0)].referred += 1
        referrals[$0, default: .init()].add(standing)
        if $0 == .inspectionFailed { sums.inspectionFailures.failed += 1 }
        if $0 == .pictureDamaged { sums.inspectionFailures.pictureDamaged += 1 }
      }
    }
  }
}

/// Where an application stands, as far as the promise is concerned.
private enum Standing {
  /// An approved card that was cancelled stays decided.
  case decided(DecisionRecord)
  case undecided
  case superseded

  init(_ fact: ReportFact) {
    if let decision = fact.decision {
      self = .decided(decision)
    } else {
      self = fact.status.isUndecided ? .undecided : .superseded
    }
  }
}

extension ReportFigures.ReferralOutcome {
  fileprivate mutating func add(_ standing: Standing) {
    referred += 1
    switch standing {
    case .decided(let decision):
      switch decision.decision {
      case .approve: approved += 1
      // A returned form was never referred.
      case .reject, .return: rejected += 1
      }
    case .undecided: undecided += 1
    case .superseded: superseded += 1
    }
  }
}

extension [ReasonCode] {
  /// A reviewer may type a reason twice; the application is still one.
  func forEachDistinct(_ body: (ReasonCode) -> Void) {
    for (index, code) in enumerated() where !self[..<index].contains(code) { body(code) }
  }
}

/// How often and when a rule set was used.
private struct RuleSetTally {
  private var number = 0
  private var first: Date
  private var last: Date

  init(first: Date) { (self.first, last) = (first, first) }

  mutating func add(_ time: Date) {
    number += 1
    (first, last) = (min(first, time), max(last, time))
  }

  func use(of sha256: String) -> ReportFigures.RuleSetUse {
    .init(sha256: sha256, inspected: number, from: CivilDate(of: first), to: CivilDate(of: last))
  }
}
