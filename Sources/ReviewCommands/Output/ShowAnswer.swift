import AgencyRules
import Casebook
import Foundation
import NightRun
import ReviewDomain

/// One application as a reviewer sees it.
struct ShowAnswer: Answer {
  struct Upload: Encodable {
    let kind: String
    let path: String
    /// The same picture under a name that a hand can type.
    let link: String
    let finding: PictureFinding?
  }

  struct DecisionLine: Encodable {
    let number: Int
    let decision: ReviewerDecision
    let reasons: [ReasonCode]
    let by: String
    let at: Date
    let note: String?

    init(_ record: DecisionRecord) {
      number = record.number
      decision = record.decision
      reasons = record.reasons
      by = record.decidedBy.text
      at = record.decidedAt
      note = record.note
    }
  }

  let application: String
  let status: ApplicationStatus
  let submittedAt: Date
  let answerDue: String?
  let channel: Channel
  let name: String
  let idNumber: String
  let birthDate: String
  let phone: String
  let email: String
  let deliveryDoubtful: Bool
  let documentKind: IdentityDocumentKind
  let supersededBy: String?
  let portrait: Upload
  let identity: Upload
  /// The form's fields beside the document's.
  let comparisons: [ComparisonLine]
  let verdict: Verdict?
  let reasons: [ReasonCode]
  let bands: [BandLine]
  let decisions: [DecisionLine]
  private let captions: [ReasonCode: String]
  private let fired: [FiredBand]
  private let evidence: Evidence?
  private let allMeasurements: Bool

  private enum CodingKeys: CodingKey {
    case application, status, submittedAt, answerDue, channel, name, idNumber, birthDate, phone, email, deliveryDoubtful
    case documentKind, supersededBy, portrait, identity, comparisons, verdict, reasons, bands, decisions
  }

  init(
    record: ApplicationRecord, rules: RulesFolder, pictures: PictureStore, links: PictureLinks, wholeID: Bool,
    allMeasurements: Bool
  ) {
    let form = record.application
    application = form.id.text
    status = record.status
    submittedAt = form.submittedAt
    answerDue = try? rules.calendar.answerDue(submitted: CivilDate(of: form.submittedAt)).iso
    channel = form.channel
    name = form.applicant.name.text
    idNumber = wholeID ? form.applicant.idNumber.text : form.applicant.idNumber.masked
    birthDate = form.applicant.birthDate.iso
    phone = form.applicant.phone.text
    email = form.applicant.email.text
    deliveryDoubtful = form.applicant.email.deliveryDoubtful
    documentKind = form.identityDocument.kind
    supersededBy = record.supersededBy?.text
    portrait = Upload(
      kind: "portrait", path: pictures.url(of: record.portraitSHA256).path,
      link: links.link(to: record.portraitSHA256, of: form.id, as: "photo").path,
      finding: record.evidence.map { PictureFinding($0.portrait) })
    identity = Upload(
      kind: "identity", path: pictures.url(of: record.identitySHA256).path,
      link: links.link(to: record.identitySHA256, of: form.id, as: "document").path,
      finding: record.evidence?.identity.map(PictureFinding.init))
    let claim = DocumentClaim(form)
    comparisons = (record.evidence?.comparisons ?? []).map { ComparisonLine($0, claim: claim, wholeID: wholeID) }
    verdict = record.judgement?.verdict
    reasons = record.judgement?.reasons ?? []
    fired = record.judgement?.fired ?? []
    bands = fired.map(BandLine.init)
    decisions = record.decisions.map(DecisionLine.init)
    captions = rules.ruleSet.reasons.mapValues(\.caption)
    evidence = record.evidence
    self.allMeasurements = allMeasurements
  }

  func text() -> String {
    var text = TextTable(header: ["application", application])
    text.add(["status", status.rawValue + (supersededBy.map { " by \($0)" } ?? "")])
    text.add(["submitted", "\(submittedAt.inTaiwan), answer due \(answerDue ?? "unknown (no calendar)")"])
    text.add(["channel", channel.rawValue])
    text.add(["name", name])
    text.add(["ID number", idNumber])
    text.add(["birth date", birthDate])
    text.add(["phone", phone])
    text.add(["e-mail", email + (deliveryDoubtful ? " (delivery doubtful)" : "")])
    text.add(["document", documentKind.rawValue])
    text.add(["photo", portrait.link])
    text.add(["document's picture", identity.link])
    text.add(["machine's verdict", verdict?.rawValue ?? "not inspected yet"])
    for decision in decisions {
      let why = decision.reasons.map(\.rawValue).joined(separator: ", ")
      text.add([
        "decision \(decision.number)",
        "\(decision.decision.rawValue) by \(decision.by) at \(decision.at.inTaiwan) \(why)",
      ])
      if let note = decision.note { text.add(["note", note]) }
    }
    return text.text() + comparisonText() + firedText() + measurementText()
  }

  private func comparisonText() -> String {
    comparisons.isEmpty ? "" : "\nTyped and on the document:\n" + ComparisonLine.text(comparisons)
  }

  private func firedText() -> String {
    if fired.isEmpty { return "" }
    return "\nWhat spoke:\n" + FindingText.bands(fired, evidence: evidence, captions: captions)
  }

  private func measurementText() -> String {
    guard let evidence, allMeasurements else { return "" }
    var text = "\nMeasured on the photo:\n" + FindingText.measurements(evidence.portrait)
    if let identity = evidence.identity { text += "\nMeasured on the document:\n" + FindingText.measurements(identity) }
    return text
  }
}
