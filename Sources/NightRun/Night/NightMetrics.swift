import Casebook
import DurableFiles
import Foundation
import ReviewDomain

/// The figures of a finished night in Prometheus' text format, for the textfile collector of node_exporter. They tell of numbers only,
/// never of people.
public struct NightMetrics: Sendable {
  private let summary: NightSummary
  private let counts: [ApplicationStatus: Int]
  private let oldest: [ApplicationStatus: Date]

  /// Takes the figures of the casebook that belong to the summary.
  public init(of summary: NightSummary, casebook: any Casebook) throws(CasebookError) {
    self.summary = summary
    counts = try casebook.counts()
    var oldest: [ApplicationStatus: Date] = [:]
    for status in [ApplicationStatus.received, .referred] {
      oldest[status] = try casebook.page(of: status, after: nil, limit: 1).first?.submittedAt
    }
    self.oldest = oldest
  }

  /// Writes them over the file in one step, readable by everybody, since the collector is another user.
  public func write(to path: String) throws(FileFault) {
    // With the process in the name: nights that share the work may end at the same moment.
    let unfinished = "\(path).\(ProcessInfo.processInfo.processIdentifier).new"
    try DurableFile.replace(path, by: unfinished, with: Data(text.utf8), mode: 0o644)
  }

  package var text: String {
    var page = MetricsPage()
    page.add(
      "last_success_timestamp_seconds", "When the last whole night ended.", ["": summary.endedAt.timeIntervalSince1970])
    page.add(
      "run_duration_seconds", "How long the last whole night took.",
      ["": summary.endedAt.timeIntervalSince(summary.startedAt)])
    page.add(
      "run_applications", "Applications of the last whole night, by what became of them.",
      labelled(
        "outcome",
        [
          "registered": summary.intake.registered, "refused": summary.intake.refused.count,
          "approved": summary.approved, "rejected": summary.rejected, "referred": summary.referred,
          "inspection_failed": summary.inspectionFailures, "stale": summary.stale,
        ]))
    page.add(
      "run_mails", "Mails of the last whole night, by what became of them.",
      labelled(
        "outcome",
        [
          "sent": summary.mail.sent, "postponed": summary.mail.postponed, "failed": summary.mail.failed,
          "unknown": summary.mail.unknown,
        ]))
    page.add(
      "applications", "Applications in the casebook, by status.",
      labelled(
        "status", Dictionary(uniqueKeysWithValues: ApplicationStatus.allCases.map { ($0.rawValue, counts[$0] ?? 0) })))
    page.add(
      "oldest_waiting_seconds",
      "Since when the oldest application waits for the machine (received) or a reviewer (referred).",
      Dictionary(
        uniqueKeysWithValues: [ApplicationStatus.received, .referred].map { status in
          let age = oldest[status].map { max(0, summary.endedAt.timeIntervalSince($0)) } ?? 0
          return ("{status=\"\(status.rawValue)\"}", age)
        }))
    return page.text
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
