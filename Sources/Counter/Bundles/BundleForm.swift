import CardLedger
import CounterStore
import Foundation
import ReviewDomain

/// The application.json of a bundle, as docs/bundle.md has it.
struct BundleForm: Encodable {
  struct Person: Encodable {
    let name, idNumber, birthDate, phone, email: String
  }

  struct Device: Encodable {
    let method, certifiedAt: String
  }

  struct Document: Encodable {
    let kind: String
    let issueDate: String?
    let file: String
  }

  struct Portrait: Encodable {
    let file: String
  }

  let schema = 1
  let applicationId, submittedAt, channel, consentAt: String
  /// The login of the member of staff who applied on the person's behalf.
  let registeredBy: String?
  let applicant: Person
  let device: Device?
  let identityDocument: Document
  let portrait: Portrait

  static func bundle(
    _ id: ApplicationID, of applicant: DraftApplicant, _ draft: ApplicationDraft, _ document: DraftDocument,
    _ photo: DraftPicture, by party: ApplicationParty, at time: Date
  ) throws -> WaitingBundle {
    let front = WaitingBundle.Picture(
      file: document.picture.file, name: "id-front.\(document.picture.format.fileEnding)")
    let portrait = WaitingBundle.Picture(file: photo.file, name: "portrait.\(photo.format.fileEnding)")
    let channel: Channel = party.staff == nil ? .general : .special
    let form = BundleForm(
      applicationId: id.text, submittedAt: RFC3339.text(time), channel: channel.rawValue,
      consentAt: RFC3339.text(draft.consentAt), registeredBy: party.staff?.login.text,
      applicant: Person(
        name: applicant.name.text, idNumber: applicant.number.text, birthDate: applicant.birthDate.iso,
        phone: applicant.phone.text, email: applicant.mail.text),
      device: party.device.map { Device(method: $0.method.rawValue, certifiedAt: RFC3339.text($0.certifiedAt)) },
      identityDocument: Document(
        kind: document.kind.rawValue, issueDate: document.issueDate?.iso, file: front.name),
      portrait: Portrait(file: portrait.name))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return WaitingBundle(id: id, form: try encoder.encode(form), document: front, portrait: portrait)
  }

  /// A number that nobody has yet and nobody can guess: `C2026-` and ten letters and digits.
  static func newNumber(at time: Date) -> ApplicationID {
    var generator = SystemRandomNumberGenerator()
    let random = LegibleText.random(length: 10, using: &generator)
    guard let id = ApplicationID("C\(CivilDate(of: time).year)-\(random)") else {
      preconditionFailure("letters, digits and a hyphen make a number")
    }
    return id
  }
}
