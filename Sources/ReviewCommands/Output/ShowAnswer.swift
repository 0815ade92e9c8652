import AgencyRules
import Casebook
import Foundation
import NightRun
import ReviewDomain
import SupervisorReports

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
    let decision: Decision
    /// When it was taken back; absent where it stands.
    let undoneAt: Date?
    let reasons: [ReasonCode]
    let by: String
    let at: Date
    /// What the applicant was told beside the reasons.
    let message: String?
    /// For the record alone.
    let note: String?
    /// How long they looked; absent where it is not known when they began.
    let seconds: Int?

    init(_ record: DecisionRecord) {
      seconds = record.seconds
      number = record.number
      decision = record.decision
      undoneAt = record.undoneAt
      reasons = record.reasons
      by = record.decidedBy.text
      at = record.decidedAt
      message = record.message
      note = record.note
    }
  }

  /// What a second reader said.
  struct SecondReadLine: Encodable {
    /// Of the approval.
    let number: Int
    let decision: ReviewerDecision
    let reasons: [ReasonCode]
    let by: String
    let at: Date
    let note: String?
    /// Whether a senior is to decide.
    let disputed: Bool
    let upheldBy: String?
    let upheldAt: Date?
    let upheldNote: String?

    /// - Returns: nil while nobody has read.
    init?(_ read: SecondRead) {
      guard let reading = read.reading else { return nil }
      number = read.number
      (decision, reasons, by, at, note) = (
        reading.decision, reading.reasons, reading.by.text, reading.at, reading.note
      )
      disputed = read.isDisputed
      (upheldBy, upheldAt, upheldNote) = (read.upholding?.by.text, read.upholding?.at, read.upholding?.note)
    }
  }

  struct CancellationLine: Encodable {
    let by: String
    let at: Date
    let note: String?

    init(_ record: CancellationRecord) {
      by = record.cancelledBy.text
      at = record.cancelledAt
      note = record.note
    }
  }

  /// How the applicant's device was certified, where the form says so.
  struct Device: Codable {
    let method: String?
    let certifiedAt: String?

    /// - Returns: nil where the form says nothing of it that can be read.
    init?(form: Data) {
      struct Form: Decodable { let device: Device? }
      guard let device = (try? JSONDecoder().decode(Form.self, from: form))?.device else { return nil }
      self = device
    }
  }

  /// Another person's application whose photo this one's is like.
  struct Likeness: Encodable {
    let application: String
    let name: String
    let status: ApplicationStatus
    let picture: String
  }

  let application: String
  let status: ApplicationStatus
  let submittedAt: Date
  let consentAt: Date
  let answerDue: String?
  /// Whether it is undecided and the day the answer was due is over.
  let overdue: Bool
  let channel: Channel
  /// A login of the counter's staff; absent where the form does not tell.
  let registeredBy: String?
  let device: Device?
  let name: String
  let idNumber: String
  let birthDate: String
  /// Completed years on the day of submission.
  let age: Int
  let phone: String
  let email: String
  let deliveryDoubtful: Bool
  let documentKind: IdentityDocumentKind
  /// As typed; absent where the form has none.
  let documentIssueDate: String?
  let supersededBy: String?
  let portrait: Upload
  let identity: Upload
  /// The form's fields beside the document's.
  let comparisons: [ComparisonLine]
  let verdict: Verdict?
  /// Whether the machine found nothing, and policy.yaml lets it approve nothing.
  let referredByPolicy: Bool
  let reasons: [ReasonCode]
  let bands: [BandLine]
  let likenesses: [Likeness]
  let decisions: [DecisionLine]
  let cancellation: CancellationLine?
  let secondReads: [SecondReadLine]
  private let captions: [ReasonCode: String]
  private let fired: [FiredBand]
  private let evidence: Evidence?
  private let allMeasurements: Bool
  private let language: Language

  private enum CodingKeys: CodingKey {
    case application, status, submittedAt, consentAt, answerDue, overdue, channel, registeredBy, device, name, idNumber,
      birthDate,
      age
    case phone, email, deliveryDoubtful, documentKind, documentIssueDate, supersededBy, portrait, identity, comparisons
    case verdict, referredByPolicy, reasons, bands, likenesses, decisions, cancellation, secondReads
  }

  /// - Parameter likenesses: the other people's applications that `Judgement.likePortraits` names.
  init(
    record: ApplicationRecord, likenesses: [ApplicationRecord], rules: RulesFolder, pictures: PictureStore,
    links: PictureLinks, today: CivilDate, wholeID: Bool, allMeasurements: Bool, language: Language
  ) {
    let form = record.application
    let submittedOn = CivilDate(of: form.submittedAt)
    application = form.id.text
    status = record.status
    submittedAt = form.submittedAt
    consentAt = form.consentAt
    let due = try? rules.calendar.answerDue(submitted: submittedOn)
    answerDue = due?.iso
    overdue = record.status.isUndecided && due.map { $0 < today } == true
    channel = form.channel
    registeredBy = form.registeredBy?.text
    device = Device(form: record.form)
    name = form.applicant.name.text
    idNumber = wholeID ? form.applicant.idNumber.text : form.applicant.idNumber.masked
    birthDate = form.applicant.birthDate.iso
    age = form.applicant.birthDate.age(on: submittedOn)
    phone = form.applicant.phone.text
    email = form.applicant.email.text
    deliveryDoubtful = form.applicant.email.deliveryDoubtful
    documentKind = form.identityDocument.kind
    documentIssueDate = form.identityDocument.issueDate?.iso
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
    referredByPolicy = record.judgement?.isByPolicy(of: rules.ruleSet) == true
    reasons = record.judgement?.reasons ?? []
    fired = record.judgement?.fired ?? []
    bands = fired.map(BandLine.init)
    self.likenesses = likenesses.map {
      Likeness(
        application: $0.application.id.text, name: $0.application.applicant.name.masked, status: $0.status,
        picture: links.link(to: $0.portraitSHA256, of: $0.application.id, as: "photo").path)
    }
    decisions = record.decisions.map(DecisionLine.init)
    cancellation = record.cancellation.map(CancellationLine.init)
    secondReads = record.secondReads.compactMap(SecondReadLine.init)
    captions = rules.ruleSet.reasons.mapValues(\.caption)
    evidence = record.evidence
    self.allMeasurements = allMeasurements
    self.language = language
  }

  func text() -> String {
    var text = TextTable(header: ["application", application])
    text.add(["status", language.words(status) + (supersededBy.map { " by \($0)" } ?? "")])
    text.add([
      "submitted", "\(submittedAt.inTaiwan) (\(CivilDate(of: submittedAt).inMinguo)), consent \(consentAt.inTaiwan)",
    ])
    text.add(["answer due", Self.day(answerDue, orElse: "unknown (no calendar)") + (overdue ? " OVERDUE" : "")])
    text.add(["channel", language.words(channel) + (registeredBy.map { ", registered by \($0)" } ?? "")])
    text.add(["device", deviceInWords])
    text.add(["name", name])
    text.add(["ID number", idNumber])
    text.add(["birth date", "\(Self.day(birthDate, orElse: "")), \(age) years old"])
    text.add(["phone", phone])
    text.add(["e-mail", email + (deliveryDoubtful ? " (delivery doubtful)" : "")])
    text.add(["document", language.words(documentKind)])
    text.add(["issued", Self.day(documentIssueDate, orElse: "not typed")])
    text.add(["photo", portrait.link])
    text.add(["document's picture", identity.link])
    text.add([
      "machine's verdict",
      (verdict.map(language.words) ?? "not inspected yet") + (referredByPolicy ? " (\(PolicyReferral.words))" : ""),
    ])
    for decision in decisions {
      let why = decision.reasons.map(\.rawValue).joined(separator: ", ")
      text.add([
        "decision \(decision.number)",
        "\(language.words(decision.decision)) by \(decision.by) at \(decision.at.inTaiwan) \(why)"
          + (decision.undoneAt.map { ", taken back at \($0.inTaiwan)" } ?? ""),
      ])
      if let message = decision.message { text.add(["told the applicant", message]) }
      if let note = decision.note { text.add(["note", note]) }
    }
    for read in secondReads {
      let why = read.reasons.map(\.rawValue).joined(separator: ", ")
      text.add([
        "second read of \(read.number)",
        "\(read.decision.rawValue) by \(read.by) at \(read.at.inTaiwan) \(why)"
          + (read.disputed ? ", DISPUTED: uphold it, or cancel the card" : "")
          + (read.upheldBy.map { ", upheld by \($0)" } ?? ""),
      ])
      for note in [read.note, read.upheldNote].compactMap(\.self) { text.add(["note", note]) }
    }
    if let cancellation {
      text.add(["cancelled", "by \(cancellation.by) at \(cancellation.at.inTaiwan)"])
      if let note = cancellation.note { text.add(["note", note]) }
    }
    return text.text() + comparisonText() + firedText() + likenessText() + measurementText()
  }

  private static func day(_ iso: String?, orElse none: String) -> String {
    iso.flatMap(CivilDate.init(iso:))?.inBothCalendars ?? none
  }

  private var deviceInWords: String {
    guard let device else { return "not told" }
    let at = device.certifiedAt.map { time in ", certified \(RFC3339.date(time)?.inTaiwan ?? time)" } ?? ""
    return (device.method ?? "unknown") + at
  }

  private func comparisonText() -> String {
    comparisons.isEmpty ? "" : "\nTyped and on the document:\n" + ComparisonLine.text(comparisons, in: language)
  }

  private func firedText() -> String {
    if fired.isEmpty { return "" }
    return "\nWhat spoke:\n" + FindingText.bands(fired, evidence: evidence, captions: captions)
  }

  private func likenessText() -> String {
    if likenesses.isEmpty { return "" }
    var table = TextTable(header: ["APPLICATION", "NAME", "STATUS", "PHOTO"])
    for other in likenesses { table.add([other.application, other.name, language.words(other.status), other.picture]) }
    return "\nOther people's applications with a photo like this:\n" + table.text()
  }

  private func measurementText() -> String {
    guard let evidence, allMeasurements else { return "" }
    var text = "\nMeasured on the photo:\n" + FindingText.measurements(evidence.portrait)
    if let identity = evidence.identity { text += "\nMeasured on the document:\n" + FindingText.measurements(identity) }
    return text
  }
}
