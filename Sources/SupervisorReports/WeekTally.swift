import Casebook
import Foundation
import ReviewDomain

/// Adds up the last weeks as each of them ended.
struct WeekTally {
  private(set) var weeks: [ReportFigures.Week]
  /// The last moment of each week.
  private let ends: [Date]

  private static let count = 8

  init(asOf: Date) {
    let today = CivilDate(of: asOf)
    let monday = today.adding(days: 1 - today.weekday.rawValue)
    weeks = (0..<Self.count).map { number in
      let from = monday.adding(days: -7 * (Self.count - 1 - number))
      return ReportFigures.Week(from: from, to: min(from.adding(days: 6), today))
    }
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
    }
    let closedAt = fact.closedAt ?? .distantFuture
    for (number, end) in ends.enumerated() where fact.receivedAt <= end && end < closedAt {
      weeks[number].undecided += 1
      if let due, due < weeks[number].to { weeks[number].pastDue += 1 }
    }
  }

  private func week(of time: Date) -> Int? {
    let sinceFirst = CivilDate(of: time).daysSince1970 - weeks[0].from.daysSince1970
    guard sinceFirst >= 0, let last = ends.last, time <= last else { return nil }
    return sinceFirst / 7
  }
}
