import Foundation
import ReviewDomain

/// Adds up what reviewers decided, and when.
struct PaceTally {
  private var counts: [String: ReportFigures.ReviewerCount] = [:]
  private var times: [String: [Date]] = [:]

  /// Longer than this between two decisions is a pause.
  private static let pause: TimeInterval = 30 * 60

  mutating func add(_ reviewer: String, _ decision: Decision, at time: Date) {
    switch decision {
    case .approve: counts[reviewer, default: .init(reviewer: reviewer)].approved += 1
    case .reject: counts[reviewer, default: .init(reviewer: reviewer)].rejected += 1
    // The machine's alone.
    case .return: return
    }
    times[reviewer, default: []].append(time)
  }

  /// In the order of their names.
  var reviewers: [ReportFigures.ReviewerCount] {
    counts.values.sorted { $0.reviewer < $1.reviewer }.map { count in
      var count = count
      let times = times[count.reviewer, default: []].sorted()
      count.days = Set(times.map(\.dayInTaiwan)).count
      let gaps = zip(times, times.dropFirst()).map { $1.timeIntervalSince($0) }.filter { $0 <= Self.pause }.sorted()
      count.medianSeconds = gaps.isEmpty ? nil : Int(gaps[(gaps.count - 1) / 2].rounded())
      return count
    }
  }
}
