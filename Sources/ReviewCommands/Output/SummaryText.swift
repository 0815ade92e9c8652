import NightRun
import ReviewDomain

/// The night's summary for people.
enum SummaryText {
  static func intake(_ result: IntakeResult) -> String {
    var text = "Intake      \(result.registered) taken in"
    if result.superseded > 0 { text += ", \(result.superseded) superseded by a newer one" }
    if result.alreadyKnown > 0 { text += ", \(result.alreadyKnown) known already" }
    text += ", \(result.refused.count) refused\n"
    for bundle in result.refused {
      text +=
        "            \(bundle.name.strippedOfControls): \(bundle.faults.map(\.description).joined(separator: " | "))\n"
    }
    return text
  }

  static func night(_ summary: NightSummary) -> String {
    var text = intake(summary.intake)
    text +=
      "Inspection  \(summary.inspected) applications: \(summary.approved) approved, \(summary.rejected) rejected, "
    text += "\(summary.referred) referred to reviewers\n"
    let reasons = summary.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !reasons.isEmpty {
      text += "Reasons     " + reasons.map { "\($0.key) \($0.value)" }.joined(separator: ", ") + "\n"
    }
    text +=
      "Mail        \(summary.mail.sent) sent, \(summary.mail.postponed) postponed, \(summary.mail.failed) failed"
    text += (summary.mail.unknown > 0 ? ", \(summary.mail.unknown) unknown" : "") + "\n"
    text += "Waiting     \(summary.waitingForReview) for a reviewer: card-review queue\n"
    text += "Journal     head \(summary.journalHead)\n"
    return text
  }
}
