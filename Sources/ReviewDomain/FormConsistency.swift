import struct Foundation.Date

/// What the fields of a form must agree on. A field that could not be read is nil and takes part in no check.
struct FormConsistency {
  let receivedAt: Date
  let submittedAt: WrittenInstant?
  let consentAt: WrittenInstant?
  let idNumber: IdentityNumber?
  let birthDate: CivilDate?
  let kind: IdentityDocumentKind?
  let issueDate: CivilDate?
  let front: PictureFile?
  let portrait: PictureFile?

  /// The day of the submission in Taiwan.
  private var day: CivilDate? { submittedAt.map { CivilDate(of: $0.date) } }

  /// The clocks of telephones are wrong by hours, seldom by a day, in seconds.
  private static let clockTolerance = 86_400.0

  func check(_ reader: inout FormReader) {
    checkTimes(&reader)
    checkPerson(&reader)
    checkDocument(&reader)
    if let front, let portrait, front == portrait {
      reader.fault(
        "portrait.file", "names the same file as identityDocument.file", "Send two pictures.", .formIncomplete)
    }
  }

  private func checkTimes(_ reader: inout FormReader) {
    guard let submittedAt else { return }
    if submittedAt.date > receivedAt.addingTimeInterval(Self.clockTolerance) {
      reader.fault("submittedAt", "lies more than a day in the future", "Check the clock of the sender.", nil)
    }
    if let consentAt, consentAt.isLater(than: submittedAt) {
      reader.fault("consentAt", "lies after submittedAt", "Ask for consent before the form is sent.", .formConsent)
    }
  }

  private func checkPerson(_ reader: inout FormReader) {
    guard let submission = day else { return }
    if let idNumber, !idNumber.isUsable(on: submission) {
      reader.fault(
        "applicant.idNumber", "is a residence number of the old form, void since 2031-01-01",
        "Type the new number: a letter, 8 or 9, and eight digits.", .formIDVoid)
    }
    do {
      try birthDate?.validateBirth(on: submission)
    } catch {
      reader.fault("applicant.birthDate", error.problem, error.remedy, .formBirthDate)
    }
  }

  private func checkDocument(_ reader: inout FormReader) {
    checkKind(&reader)
    if let issueDate, let day, issueDate > day {
      reader.fault(
        "identityDocument.issueDate", CivilDateFault.inFuture.problem, CivilDateFault.inFuture.remedy, .formIssueDate)
    }
    if let issueDate, let birthDate, issueDate < birthDate {
      reader.fault(
        "identityDocument.issueDate", "lies before the birth date", "Compare both dates with the document.",
        .formIssuedBeforeBirth)
    }
  }

  private func checkKind(_ reader: inout FormReader) {
    switch kind {
    case .nhiCard:
      guard let birthDate, let day else { return }
      if !AgeRule.isUnder14(born: birthDate, on: day) {
        reader.fault(
          "identityDocument.kind", "is nhi_card though the applicant is 14 or older",
          "Send the front of the national identity card or the residence permit.", .formNHICardAge)
      }
    case .nationalID:
      if let idNumber, idNumber.kind != .national {
        reader.fault(
          "identityDocument.kind", "is national_id though the number is a residence number",
          "Send residence_permit with the front of the permit.", .formDocumentKind)
      }
    case .residencePermit:
      if let idNumber, idNumber.kind == .national {
        reader.fault(
          "identityDocument.kind", "is residence_permit though the number is a national one",
          "Send national_id with the front of the identity card.", .formDocumentKind)
      }
    case nil: break
    }
  }
}
