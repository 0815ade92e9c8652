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
  private var reviewers: [String: ReportFigures.ReviewerCount] = [:]
  private var weeks: WeekTally

  package init(calendar: WorkingCalendar, asOf: Date, period: ReportPeriod) {
    let sums = ReportFigures(asOf: asOf, period: period)
    self.sums = sums
    weeks = WeekTally(asOf: asOf)
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
    let standing = Standing(fact)
    switch standing {
    case .decided(let decision): addDecision(decision, submitted: day)
    case .undecided: addToBacklog(submitted: day)
    case .superseded: break
    }
    if let verdict = fact.machineVerdict { add(verdict, fact.machineReasons, standing) }
  }

  /// The figures of what has been added so far.
  package var figures: ReportFigures {
    var figures = sums
    figures.backlog.workingDays = workingDays.spread
    figures.backlog.calendarDays = calendarDays.spread
    figures.reasons = reasons.values.sorted {
      ($1.rejected, $1.referred, $1.returned, $0.reason) < ($0.rejected, $0.referred, $0.returned, $1.reason)
    }
    figures.reviewers = reviewers.values.sorted { $0.reviewer < $1.reviewer }
    figures.weeks = weeks.weeks
    figures.referrals.byReason = referrals.sorted { $0.key < $1.key }.map { .init(reason: $0.key, outcome: $0.value) }
    return figures
  }

  private mutating func addDecision(_ decision: DecisionRecord, submitted day: SubmissionDay) {
    sums.decided.total += 1
    switch (decision.decision, decision.decidedBy) {
    case (.approve, .machine): sums.decided.approvedByMachine += 1
    case (.approve, .person): sums.decided.approvedByPeople += 1
    case (.reject, .machine):
      sums.decided.rejectedByMachine += 1
      forEachDistinct(decision.reasons) { reasons[$0, default: .init(reason: $0)].rejectedByMachine += 1 }
    case (.reject, .person):
      sums.decided.rejectedByPeople += 1
      forEachDistinct(decision.reasons) { reasons[$0, default: .init(reason: $0)].rejectedByPeople += 1 }
    case (.return, _):
      sums.decided.returnedByMachine += 1
      forEachDistinct(decision.reasons) { reasons[$0, default: .init(reason: $0)].returned += 1 }
    }
    if case .person(let name) = decision.decidedBy {
      switch decision.decision {
      case .approve: reviewers[name, default: .init(reviewer: name)].approved += 1
      case .reject: reviewers[name, default: .init(reviewer: name)].rejected += 1
      // The machine's alone.
      case .return: break
      }
    }
    guard let due = day.due else {
      sums.promise.dueDateUnknown += 1
      return
    }
    sums.promise.counted += 1
    if CivilDate(of: decision.decidedAt) <= due {
      sums.promise.answeredInTime += 1
    } else {
      sums.promise.answeredLate += 1
    }
  }

  private mutating func addToBacklog(submitted day: SubmissionDay) {
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
    if day.due == nil {
      sums.backlog.dueDateUnknown += 1
      sums.promise.dueDateUnknown += 1
    } else if day.isPastDue {
      sums.backlog.pastDue += 1
      sums.promise.counted += 1
      sums.promise.unansweredPastDue += 1
    }
  }

  private mutating func add(_ verdict: Verdict, _ codes: [ReasonCode], _ standing: Standing) {
    sums.machine.inspected += 1
    switch verdict {
    case .approve: sums.machine.approved += 1
    case .reject: sums.machine.rejected += 1
    case .refer:
      sums.machine.referred += 1
      sums.referrals.all.add(standing)
      forEachDistinct(codes) {
        reasons[$0, default: .init(reason: $0)].referred += 1
        referrals[$0, default: .init()].add(standing)
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

/// A reviewer may type a reason twice; the application is still one.
private func forEachDistinct(_ codes: [ReasonCode], _ body: (ReasonCode) -> Void) {
  for (index, code) in codes.enumerated() where !codes[..<index].contains(code) { body(code) }
}
