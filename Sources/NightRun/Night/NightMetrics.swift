import Casebook
import DurableFiles
import Foundation
import ReviewDomain

/// The figures of nights and backlog in Prometheus' text format, for the textfile collector of node_exporter. They tell of numbers only,
/// never of people.
public struct NightMetrics: Sendable {
  private let last: NightRecord?
  private let lastWhole: NightRecord?
  private let standing: Standing
  private let calendar: WorkingCalendar
  private let time: Date

  /// Takes everything from the casebook, so that the page is the same whichever night ends last and however.
  ///
  /// - Throws: `HomeFault` or `CasebookError`.
  public init(of home: HomeFolder, _ casebook: any Casebook, _ calendar: WorkingCalendar, at time: Date) throws {
    last = try casebook.lastNight(endedAs: Set(NightRecord.Outcome.allCases))
    lastWhole = try casebook.lastNight(endedAs: [.whole])
    standing = try Standing(of: home, casebook)
    self.calendar = calendar
    self.time = time
  }

  /// Writes them over the file in one step, readable by everybody, since the collector is another user.
  public func write(to path: String) throws(FileFault) {
    // With the process in the name: nights that share the work may end at the same moment.
    let unfinished = "\(path).\(ProcessInfo.processInfo.processIdentifier).new"
    try DurableFile.replace(path, by: unfinished, with: Data(text.utf8), mode: 0o644)
  }

  package var text: String {
    var page = MetricsPage()
    if let whole = lastWhole, let ending = whole.ending {
      page.add(
        "last_success_timestamp_seconds", "When the last whole night ended.", ["": ending.at.timeIntervalSince1970])
      page.add("last_success_duration_seconds", "How long the last whole night took.", ["": whole.duration])
    }
    if let last, let ending = last.ending {
      page.add("run_timestamp_seconds", "When the last night ended.", ["": ending.at.timeIntervalSince1970])
      page.add("run_duration_seconds", "How long the last night took.", ["": last.duration])
      page.add(
        "run_phase_seconds", "How long each part of the last night took.",
        [
          "{phase=\"intake\"}": ending.figures.intakeSeconds,
          "{phase=\"inspection\"}": ending.figures.inspectionSeconds, "{phase=\"mail\"}": ending.figures.mailSeconds,
        ])
      page.add(
        "run_outcome", "How the last night ended: 1 for that outcome.",
        labelled(
          "outcome",
          Dictionary(
            uniqueKeysWithValues: NightRecord.Outcome.allCases.map { ($0.rawValue, $0 == ending.outcome ? 1 : 0) })
        ))
      page.add(
        "run_applications", "Applications of the last night, by what became of them.",
        labelled(
          "outcome",
          [
            "registered": ending.figures.registered, "refused": ending.figures.refused,
            "approved": ending.figures.approved, "rejected": ending.figures.rejected,
            "returned": ending.figures.returned, "referred": ending.figures.referred,
            "inspection_failed": ending.figures.inspectionFailures, "stale": ending.figures.stale,
          ]))
      page.add(
        "run_mails", "Mails of the last night, by what became of them.",
        labelled(
          "outcome",
          [
            "sent": ending.figures.mailsSent, "postponed": ending.figures.mailsPostponed,
            "failed": ending.figures.mailsFailed, "unknown": ending.figures.mailsUnknown,
          ]))
    }
    page.add(
      "applications", "Applications in the casebook, by status.",
      labelled("status", named(ApplicationStatus.allCases, standing.applications)))
    page.add(
      "mails", "Mails in the casebook, by what became of them; those pending wait for the next night.",
      labelled("status", named(DeliveryStatus.allCases, standing.mails)))
    page.add("inbox_bundles", "Bundles that wait in the inbox.", ["": Double(standing.inbox)])
    page.add("refused_bundles", "Bundles that were refused and not taken away since.", ["": Double(standing.refused)])
    page.add(
      "oldest_waiting_seconds",
      "Age, when this was written, of the oldest application that waits for the machine (received) or a reviewer (referred).",
      forWaiting { max(0, time.timeIntervalSince($0)) })
    page.add(
      "oldest_waiting_timestamp_seconds", "When that application was submitted; 0 where none waits.",
      forWaiting(\.timeIntervalSince1970))
    page.add(
      "calendar_end_timestamp_seconds",
      "When the last day of the office calendar ends; due dates after it are unknown.",
      ["": calendar.lastDay.lastInstant.timeIntervalSince1970])
    return page.text
  }

  /// A figure of the oldest application in each status that waits; 0 where none does.
  private func forWaiting(_ figure: (Date) -> Double) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: Standing.waiting.map { status in
        ("{status=\"\(status.rawValue)\"}", standing.oldest[status].map(figure) ?? 0)
      })
  }

  private func named<Status: RawRepresentable<String> & Hashable>(
    _ all: [Status], _ numbers: [Status: Int]
  ) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: all.map { ($0.rawValue, numbers[$0] ?? 0) })
  }

  private func labelled(_ label: String, _ values: [String: Int]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: values.map { ("{\(label)=\"\($0.key)\"}", Double($0.value)) })
  }
}

/// Prometheus' text exposition format: https://prometheus.io/docs/instrumenting/exposition_formats/
private struct MetricsPage {
  private(set) var text = ""

  mutating func add(_ name: String, _ help: String, _ values: [String: Double]) {
    text += "# HELP card_review_\(name) \(help)\n# TYPE card_review_\(name) gauge\n"
    for (labels, value) in values.sorted(by: { $0.key < $1.key }) { text += "card_review_\(name)\(labels) \(value)\n" }
  }
}
