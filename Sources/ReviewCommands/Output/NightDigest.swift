import Foundation
import NightRun
import ReviewDomain

/// What supervisors are mailed of a night: what it did, what failed, what waits, and the journal's head, to be kept elsewhere.
struct NightDigest {
  let subject: String
  let text: String

  init(_ summary: NightSummary, _ status: StatusAnswer, queue: String) {
    let wanting = summary.mail.failed + summary.mail.unknown + summary.intake.refused.count + summary.inspectionFailures
    subject =
      "card-review \(summary.endedAt.inTaiwan.prefix(10)): \(summary.inspected) inspected, "
      + "\(summary.waitingForReview) waiting" + (wanting > 0 ? ", \(wanting) want somebody" : "")
    var lines = TextLayout.wide.laidOut(SummaryText.night(summary, queue: queue))
    let failures = [
      (summary.intake.refused.count, "bundles refused; nobody has answered their senders"),
      (summary.inspectionFailures, "inspections failed and were referred"),
      (summary.damagedPictures.count, "stored pictures are damaged"),
      (summary.mail.failed, "mails failed for good"),
      (summary.mail.unknown, "mails may or may not have arrived"),
    ].filter { $0.0 > 0 }
    lines += "\nFailures:" + (failures.isEmpty ? " none\n" : "\n" + failures.map { "  \($0.0) \($0.1)\n" }.joined())
    lines += "\n" + TextLayout.wide.laidOut(status.text())
    lines +=
      "\nKeep this head of the journal (\(summary.journalHead)); later it shows whether the journal was cut off:\n"
    lines += "  card-review journal verify --head \(summary.journalHead)\n"
    text = lines
  }
}
