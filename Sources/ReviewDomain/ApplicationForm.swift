import Foundation

extension Application {
  /// The largest `application.json` that is read, in bytes; the app's are under one thousand.
  public static let largestForm = 65_536

  /// Reads and checks an `application.json` of schema 1. Unknown fields are ignored.
  ///
  /// - Parameter receivedAt: when the bundle came in; a submission more than a day later is refused.
  /// - Throws: every fault at once, but only one where the bytes are no JSON object; with the form to be returned where its sender
  ///   can mend them all.
  public init(bundleJSON data: Data, receivedAt: Date) throws(FormFaults) {
    let form = try Self.form(in: data)
    var reader = FormReader()
    Self.checkSchema(of: form, &reader)
    let id = Self.id(in: form, &reader)
    let submittedAt = reader.instant("submittedAt", of: form, nil)
    let channel = reader.choice("channel", of: form, as: Channel.self, .formIncomplete)
    // Not the applicant's to mend.
    let registeredBy = reader.optionalValue("registeredBy", of: form, as: CounterLogin.self, nil)
    let consentAt = reader.instant("consentAt", of: form, .formConsent)
    let person = reader.section("applicant", of: form, nil)
    let name = reader.value("name", of: person, as: PersonName.self, nil)
    let idNumber = reader.value("idNumber", of: person, as: IdentityNumber.self, .formIDNumber)
    let birthDate = reader.value("birthDate", of: person, as: CivilDate.self, .formBirthDate)
    let phone = reader.value("phone", of: person, as: MobileNumber.self, .formPhone)
    let email = reader.value("email", of: person, as: EmailAddress.self, nil)
    let document = reader.section("identityDocument", of: form, .formIncomplete)
    let kind = reader.choice("kind", of: document, as: IdentityDocumentKind.self, .formDocumentKind)
    let issueDate = reader.optionalValue("issueDate", of: document, as: CivilDate.self, .formIssueDate)
    let front = reader.value("file", of: document, as: PictureFile.self, .formIncomplete)
    let photo = reader.section("portrait", of: form, .formIncomplete)
    let portrait = reader.value("file", of: photo, as: PictureFile.self, .formIncomplete)

    let together = FormConsistency(
      receivedAt: receivedAt, submittedAt: submittedAt, consentAt: consentAt, idNumber: idNumber, birthDate: birthDate,
      kind: kind, issueDate: issueDate, front: front, portrait: portrait)
    together.check(&reader)

    guard reader.faults.isEmpty, let id, let submittedAt, let channel, let consentAt, let name, let idNumber,
      let birthDate, let phone, let email, let kind, let front, let portrait
    else {
      throw FormFaults(
        reader.faults,
        returned: Self.returned(reader.faults, id: id, submittedAt: submittedAt?.date, name: name, email: email))
    }
    self.init(
      id: id, submittedAt: submittedAt.date, channel: channel, consentAt: consentAt.date,
      applicant: Applicant(name: name, idNumber: idNumber, birthDate: birthDate, phone: phone, email: email),
      identityDocument: IdentityDocument(kind: kind, issueDate: issueDate, picture: front), portrait: portrait,
      registeredBy: registeredBy)
  }

  /// - Returns: nil where a fault is nothing that the sender could mend, or nobody can be told.
  private static func returned(
    _ faults: [FormFault], id: ApplicationID?, submittedAt: Date?, name: PersonName?, email: EmailAddress?
  ) -> ReturnedForm? {
    guard faults.allSatisfy({ $0.reason != nil }), let id, let submittedAt, let name, let email else { return nil }
    return ReturnedForm(id: id, submittedAt: submittedAt, name: name, email: email, faults: faults)
  }

  private static func form(in data: Data) throws(FormFaults) -> FormReader.Section {
    guard data.count <= largestForm else {
      throw FormFaults([
        FormFault(
          field: "", problem: "is larger than \(largestForm) bytes",
          remedy: "Send the form's fields only; pictures are files beside it.")
      ])
    }
    do throws(JSONFault) {
      guard case .object(let members) = try JSONValue(parsing: data) else {
        throw JSONFault(line: 1, problem: "is not an object")
      }
      return FormReader.Section(path: "", members: members)
    } catch {
      throw FormFaults([
        FormFault(
          field: "", problem: "is not the JSON of a form: line \(error.line) \(error.problem)",
          remedy: "Send one JSON object in UTF-8.")
      ])
    }
  }

  private static func checkSchema(of form: FormReader.Section, _ reader: inout FormReader) {
    if form.members["schema"] == .number(1) { return }
    let problem = form.members["schema"] == nil ? "is missing" : "is not the number 1"
    reader.fault("schema", problem, "Send 1, the only form this version reads.", nil)
  }

  private static func id(in form: FormReader.Section, _ reader: inout FormReader) -> ApplicationID? {
    guard let text = reader.text("applicationId", of: form, nil) else { return nil }
    if let id = ApplicationID(text) { return id }
    reader.fault(
      "applicationId", "is not an application number",
      "Send 1 to 64 letters, digits, hyphens, underscores or dots, beginning with a letter or digit.", nil)
    return nil
  }
}
