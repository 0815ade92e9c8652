import NightRun
import ReviewDomain

/// What a reviewer's command did.
struct DecisionAnswer: Answer {
  let application: ApplicationID
  let status: ApplicationStatus
  let reasons: [ReasonCode]
  let reviewer: String

  init(application: ApplicationID, status: ApplicationStatus, reasons: [ReasonCode] = [], reviewer: String) {
    self.application = application
    self.status = status
    self.reasons = reasons
    self.reviewer = reviewer
  }

  init(_ decision: RecordedDecision) {
    self.init(
      application: decision.application, status: decision.status, reasons: decision.reasons, reviewer: decision.reviewer
    )
  }

  func text() -> String {
    let why = reasons.isEmpty ? "" : " (\(reasons.map(\.rawValue).joined(separator: ", ")))"
    return "\(application) is \(status.rawValue)\(why), recorded for \(reviewer.strippedOfControls).\n"
  }
}
