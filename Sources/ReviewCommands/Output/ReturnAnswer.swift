import Casebook
import Foundation
import ReviewDomain
import SupervisorReports

/// One returned form as a reviewer sees it.
struct ReturnAnswer: Answer {
  let application: String
  let status = ApplicationStatus.returned
  let submittedAt: Date
  let name: String
  let email: String
  let deliveryDoubtful: Bool
  let faults: [FormFault]
  let reasons: [ReasonCode]
  let decisions: [ShowAnswer.DecisionLine]
  private let captions: [ReasonCode: String]
  private let language: Language

  private enum CodingKeys: CodingKey {
    case application, status, submittedAt, name, email, deliveryDoubtful, faults, reasons, decisions
  }

  init(_ record: ReturnRecord, reasons known: [ReasonCode: Reason], language: Language) {
    application = record.form.id.text
    submittedAt = record.form.submittedAt
    name = record.form.name.text
    email = record.form.email.text
    deliveryDoubtful = record.form.email.deliveryDoubtful
    faults = record.form.faults
    reasons = record.decision.reasons
    decisions = [ShowAnswer.DecisionLine(record.decision)]
    captions = known.mapValues(\.caption)
    self.language = language
  }

  func text() -> String {
    var text = TextTable(header: ["application", application])
    text.add(["status", language.words(status)])
    text.add(["submitted", submittedAt.inTaiwan])
    text.add(["name", name])
    text.add(["e-mail", email + (deliveryDoubtful ? " (delivery doubtful)" : "")])
    for decision in decisions {
      let why = decision.reasons.map(\.rawValue).joined(separator: ", ")
      text.add([
        "decision \(decision.number)",
        "\(language.words(decision.decision)) by \(decision.by) at \(decision.at.inTaiwan) \(why)",
      ])
    }
    return text.text() + "\nWhat its sender was told to mend:\n"
      + faults.map { "  \($0.field) \($0.problem): \($0.reason.flatMap { captions[$0] } ?? "")\n" }.joined()
  }
}
