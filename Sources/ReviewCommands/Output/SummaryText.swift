import NightRun
import ReviewDomain

/// The night's summary for people.
enum SummaryText {
  static func intake(_ result: IntakeResult) -> String {
    figures(of: result)
      + result.refused.map { bundle in
        "\t\(bundle.path.strippedOfControls): \(bundle.faults.map(\.description).joined(separator: " | "))\n"
      }.joined()
      + result.stuck.map { "\t\($0.name.strippedOfControls) \($0.problem.strippedOfControls)\n" }.joined()
  }

  private static func figures(of result: IntakeResult) -> String {
    var text = "Intake\t\(result.registered) taken in"
    if result.superseded > 0 { text += ", \(result.superseded) superseded by a newer one" }
    if result.returned > 0 { text += ", \(result.returned) returned to be mended" }
    if result.alreadyKnown > 0 { text += ", \(result.alreadyKnown) known already" }
    text += ", \(result.refused.count) refused\n"
    return text
  }

  /// Refused bundles are counted only: each has its line on standard error.
  ///
  /// - Parameter queue: the command that lists what waits for a reviewer.
  static func night(_ summary: NightSummary, queue: String) -> String {
    var text = figures(of: summary.intake)
    text +=
      "Inspection\t\(summary.inspected) applications: \(summary.approved) approved, \(summary.rejected) rejected, "
    text += "\(summary.referred) referred to reviewers\n"
    let reasons = summary.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !reasons.isEmpty {
      text += "Reasons\t" + reasons.map { "\($0.key) \($0.value)" }.joined(separator: ", ") + "\n"
    }
    text += mail(summary.mail)
    text += "Waiting\t\(summary.waitingForReview) for a reviewer: \(queue)\n"
    text += "Journal\thead \(summary.journalHead)\n"
    return text
  }

  static func mail(_ result: MailResult) -> String {
    "Mail\t\(result.sent) sent, \(result.postponed) postponed, \(result.failed) failed"
      + (result.unknown > 0 ? ", \(result.unknown) unknown" : "")
      + (result.nextAttemptAt.map { ", \(result.waiting) wait until \($0.inTaiwan)" } ?? "") + "\n"
  }
}
