import Casebook
import Foundation
import ReviewDomain

/// Adds up the last weeks as each of them ended.
struct WeekTally {
  private(set) var weeks: [ReportFigures.Week]
  /// The last moment of each week.
  private let ends: [Date]
  /// The first moment of the first.
  private let start: Date
  private var reasons: [ReasonCode: ReportFigures.ReasonWeeks] = [:]

  private static let count = 8

  init(asOf: Date) {
    let today = CivilDate(of: asOf)
    let monday = today.adding(days: 1 - today.weekday.rawValue)
    weeks = (0..<Self.count).map { number in
      let from = monday.adding(days: -7 * (Self.count - 1 - number))
      return ReportFigures.Week(from: from, to: min(from.adding(days: 6), today))
    }
    start = weeks[0].from.firstInstant
    ends = weeks.map { min($0.to.lastInstant.addingTimeInterval(0.999), asOf) }
  }

  /// - Parameter due: nil where the calendar does not tell.
  mutating func add(_ fact: ReportFact, due: CivilDate?) {
    if let week = week(of: fact.receivedAt) { weeks[week].takenIn += 1 }
    if let decision = fact.decision, let week = week(of: decision.decidedAt) {
      switch decision.decidedBy {
      case .machine: weeks[week].decidedByMachine += 1
      case .person: weeks[week].decidedByPeople += 1
      }
      decision.reasons.forEachDistinct { reasons[$0, default: .init(reason: $0, weeks: Self.count)].told[week] += 1 }
    }
    if let verdict = fact.machineVerdict, let inspectedAt = fact.inspectedAt, let week = week(of: inspectedAt) {
      weeks[week].inspected += 1
      if verdict == .refer {
        weeks[week].referred += 1
        fact.machineReasons.forEachDistinct {
          reasons[$0, default: .init(reason: $0, weeks: Self.count)].referred[week] += 1
        }
      }
    }
    let closedAt = fact.closedAt ?? .distantFuture
    // Nearly all were closed before the first of these weeks ended.
    guard closedAt > ends[0] else { return }
    for (number, end) in ends.enumerated() where fact.receivedAt <= end && end < closedAt {
      weeks[number].undecided += 1
      if let due, due < weeks[number].to { weeks[number].pastDue += 1 }
    }
  }

  /// In the order of their codes.
  var reasonWeeks: [ReportFigures.ReasonWeeks] { reasons.values.sorted { $0.reason < $1.reason } }

  private func week(of time: Date) -> Int? {
    guard time >= start, let last = ends.last, time <= last else { return nil }
    return Int(time.timeIntervalSince(start) / (7 * 86_400))
  }
}
