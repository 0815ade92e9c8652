import Foundation
import ReviewDomain
import Testing

@Suite struct ApplicationFormTests {
  private let receivedAt: Date

  init() throws {
    receivedAt = try instant("2026-11-20T10:00:00+08:00")
  }

  /// The faults of a sample form with some texts in it replaced.
  private func faults(_ replacements: [(String, String)], in base: String = sampleForm) -> [FormFault] {
    var json = base
    for (old, new) in replacements {
      #expect(json.contains(old), "the sample has no \(old)")
      json = json.replacingOccurrences(of: old, with: new)
    }
    return faults(of: Data(json.utf8))
  }

  private func faults(of data: Data) -> [FormFault] {
    do {
      _ = try Application(bundleJSON: data, receivedAt: receivedAt)
      return []
    } catch {
      #expect(!error.faults.isEmpty)
      return error.faults
    }
  }

  @Test func readsTheFormOfTheDesign() throws {
    let application = try Application(bundleJSON: Data(sampleForm.utf8), receivedAt: receivedAt)
    #expect(application.id.text == "2026-000123")
    #expect(application.submittedAt == (try instant("2026-11-20T01:31:00Z")))
    #expect(application.channel == .general)
    #expect(application.consentAt == (try instant("2026-11-20T01:29:10Z")))
    #expect(application.applicant.name.text == "甄健康")
    #expect(application.applicant.idNumber.text == "A123456789")
    #expect(application.applicant.birthDate.iso == "1981-01-01")
    #expect(application.applicant.phone.text == "0912345678")
    #expect(application.applicant.email.text == "a@example.tw")
    #expect(application.identityDocument.kind == .nationalID)
    #expect(application.identityDocument.issueDate?.iso == "1995-01-01")
    #expect(application.identityDocument.picture.name == "id-front.jpg")
    #expect(application.portrait.name == "portrait.jpg")
    #expect(try stored(application) == application)
  }

  @Test func readsWhoRegisteredItAtTheCounter() throws {
    let json = sampleForm.replacing("\"schema\": 1,", with: "\"schema\": 1, \"registeredBy\": \"Counter7\",")
    let application = try Application(bundleJSON: Data(json.utf8), receivedAt: receivedAt)
    #expect(application.registeredBy?.text == "counter7")
    #expect(try stored(application) == application)
    for (login, problem) in [
      ("\"甲\"", "is no login"), ("\"A123456789\"", "is an identity number"), ("7", "is not a text"),
    ] {
      let found = faults([("\"schema\": 1,", "\"schema\": 1, \"registeredBy\": \(login),")])
      #expect(found.count == 1 && found[0].field == "registeredBy" && found[0].problem.hasPrefix(problem), "\(found)")
      #expect(found.first?.reason == nil, "the applicant cannot mend it")
    }
  }

  @Test(arguments: [
    ("\"issueDate\": \"84/1/1\",", ""), ("\"84/1/1\"", "null"), ("84/1/1", "115/11/20"), ("84/1/1", "70/1/1"),
    ("\"84/1/1\"", "\"\""),
    ("\"schema\": 1,", "\"schema\": 1.0,"),
    ("\"general\"", "\"special\""),
    ("\"schema\": 1,", "\"schema\": 1, \"x\": [{\"y\": [1e3, -0.5, true, null, \"\\ud842\\udfb7\"]}],"),
    ("\"2026-11-20T09:31:00+08:00\"", "\"2026-11-21T10:00:00+08:00\""),
    ("\"2026-11-20T09:29:10+08:00\"", "\"2026-11-20T01:31:00Z\""),
    ("2026-11-20T09:29:10+08:00", "2026-11-20T09:31:00.412+08:00"), ("\"84/1/1\"", "\" \u{3000}\u{200B}\""),
    ("84/1/1", "84．1。1\u{200E}"), ("70/1/1", "70\u{2011}1\u{2011}1"), ("A123456789", "\u{A0}Ａ123456789\u{200B}"),
    ("\"甄健康\"", "\"\\u7504健康\""), ("{ \"schema\"", "\u{FEFF}{ \"schema\""),
  ])
  func takes(old: String, new: String) {
    #expect(faults([(old, new)]) == [])
  }

  @Test(arguments: [
    ("\"schema\": 1,", "", "schema", "is missing"),
    ("\"schema\": 1,", "\"schema\": 2,", "schema", "is not the number 1"),
    ("\"schema\": 1,", "\"schema\": \"1\",", "schema", "is not the number 1"),
    ("\"schema\": 1,", "\"schema\": true,", "schema", "is not the number 1"),
    ("2026-000123", "../../etc", "applicationId", "is not an application number"),
    ("\"2026-000123\"", "7", "applicationId", "is not a text"),
    ("\"2026-000123\"", "null", "applicationId", "is missing"),
    ("2026-11-20T09:31:00+08:00", "2026-11-20 09:31", "submittedAt", "is not an instant"),
    ("2026-11-20T09:31:00+08:00", "2026-11-20T09:31:00", "submittedAt", "is not an instant"),
    ("2026-11-20T09:31:00+08:00", "2026-11-21T10:00:01+08:00", "submittedAt", "more than a day in the future"),
    ("2026-11-20T09:29:10+08:00", "2019-12-31T23:59:59+08:00", "consentAt", "before 2020"),
    ("2026-11-20T09:29:10+08:00", "2026-11-20T09:31:01+08:00", "consentAt", "lies after submittedAt"),
    ("2026-11-20T09:29:10+08:00", "2026-11-20T09:31:01.000+08:00", "consentAt", "lies after submittedAt"),
    ("\"2026-11-20T09:29:10+08:00\"", "false", "consentAt", "is not a text"),
    ("\"general\"", "\"counter\"", "channel", "is none of the values"),
    ("\"general\"", "[]", "channel", "is not a text"),
    ("甄健康", "甄\\n健康", "applicant.name", "line end"), ("甄健康", "", "applicant.name", "is empty"),
    ("甄健康", "\u{3164}", "applicant.name", "is empty"),
    ("A123456789", "A123456780", "applicant.idNumber", "check digit"),
    ("\"A123456789\"", "1", "applicant.idNumber", "is not a text"),
    ("70/1/1", "70/2/30", "applicant.birthDate", "does not exist"),
    ("\"70/1/1\"", "19810101", "applicant.birthDate", "is not a text"),
    ("0912-345-678", "02-2345-6789", "applicant.phone", "does not begin with 09"),
    ("a@example.tw", "a@example.tw\\r\\nBcc: b@example.tw", "applicant.email", "control"),
    ("a@example.tw", "測試@example.tw", "applicant.email", "SMTPUTF8"),
    ("national_id", "passport", "identityDocument.kind", "is none of the values"),
    ("84/1/1", "115/11/21", "identityDocument.issueDate", "in the future"),
    ("84/1/1", "69/12/31", "identityDocument.issueDate", "before the birth date"),
    ("\"84/1/1\"", "840101", "identityDocument.issueDate", "is not a text"),
    ("id-front.jpg", "../id-front.jpg", "identityDocument.file", "slash"),
    ("id-front.jpg", "a\\u0000.jpg", "identityDocument.file", "control"),
    ("id-front.jpg", "application.json", "identityDocument.file", "names the form"),
    ("portrait.jpg", "/etc/passwd", "portrait.file", "slash"),
    ("portrait.jpg", "id-front.jpg", "portrait.file", "same file"),
    ("{ \"file\": \"portrait.jpg\" }", "\"portrait.jpg\"", "portrait", "is not an object"),
    ("{ \"file\": \"portrait.jpg\" }", "null", "portrait", "is missing"),
    ("\"file\": \"portrait.jpg\"", "", "portrait.file", "is missing"),
    ("national_id", "residence_permit", "identityDocument.kind", "though the number is a national one"),
    ("A123456789", "A800000014", "identityDocument.kind", "though the number is a residence number"),
    ("A123456789", "AA00000009", "identityDocument.kind", "though the number is a residence number"),
    ("national_id", "nhi_card", "identityDocument.kind", "14 or older"),
  ])
  func namesTheFieldAndWhatIsWrong(old: String, new: String, field: String, problem: String) throws {
    let faults = faults([(old, new)])
    let fault = try #require(faults.first)
    #expect(faults.count == 1, "\(faults)")
    #expect(fault.field == field)
    #expect(fault.problem.contains(problem), "\(fault)")
    #expect(fault.remedy.hasSuffix("."))
  }

  @Test func tellsEveryFaultAtOnceInTheOrderOfTheForm() {
    let found = faults([
      ("\"schema\": 1", "\"schema\": 9"), ("2026-000123", "?"), ("general", "x"), ("甄健康", " "), ("A123456789", "B"),
      ("70/1/1", "x"), ("0912-345-678", "x"), ("a@example.tw", "x"), ("national_id", "x"), ("84/1/1", "x"),
      ("id-front.jpg", ".x"), ("portrait.jpg", "a/x"), ("2026-11-20T09:31:00+08:00", "x"),
      ("2026-11-20T09:29:10+08:00", "x"),
    ])
    #expect(
      found.map(\.field) == [
        "schema", "applicationId", "submittedAt", "channel", "consentAt", "applicant.name", "applicant.idNumber",
        "applicant.birthDate", "applicant.phone", "applicant.email", "identityDocument.kind",
        "identityDocument.issueDate", "identityDocument.file", "portrait.file",
      ])
  }

  @Test func faultsOfSingleFieldsDoNotHideThoseBetweenFields() {
    let found = faults([
      ("portrait.jpg", "id-front.jpg"), ("0912-345-678", "1"), ("2026-11-20T09:29:10", "2026-11-20T09:59:10"),
    ])
    #expect(found.map(\.field) == ["applicant.phone", "consentAt", "portrait.file"])
  }

  @Test(arguments: [
    ("09:31:00.412", "09:31:00", false), ("09:31:00", "09:31:00.412", false), ("09:31:00.41", "09:31:00.412", false),
    ("09:31:00.412", "09:31:00.41", false), ("09:31:00.412", "09:31:00.411", true), ("09:31:01", "09:31:00.999", true),
    ("09:31:00.4129", "09:31:00.412", false), ("09:31:00.42", "09:31:00.419", true),
  ])
  func comparesTimesAtTheCoarserPrecision(consent: String, submission: String, isLater: Bool) {
    let found = faults([("09:29:10", consent), ("09:31:00", submission)].map { ("T\($0)+", "T\($1)+") })
    #expect(found.map(\.field) == (isLater ? ["consentAt"] : []))
  }

  private func returned(_ replacements: [(String, String)]) throws -> ReturnedForm? {
    let json = replacements.reduce(sampleForm) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    let faults = #expect(throws: FormFaults.self) {
      try Application(bundleJSON: Data(json.utf8), receivedAt: receivedAt)
    }
    return faults?.returned
  }

  @Test(arguments: [
    ("\"consentAt\"", "\"x\"", "form_consent"), ("T09:29:10", "T09:59:10", "form_consent"),
    ("2026-11-20T09:29:10+08:00", "yesterday", "form_consent"),
    ("A123456789", "A123456780", "form_id_check_digit"), ("A123456789", "A12345678", "form_id_number"),
    ("A123456789", "", "form_id_number"), ("70/1/1", "70/2/30", "form_birth_date"),
    ("70/1/1", "", "form_birth_date"), ("02", "02", "form_phone_not_mobile"),
    ("0912-345-678", "0912-345-67", "form_phone"), ("national_id", "nhi_card", "form_nhi_card_age"),
    ("national_id", "passport", "form_document_kind"), ("national_id", "residence_permit", "form_document_kind"),
    ("84/1/1", "84/13/1", "form_issue_date"), ("84/1/1", "116/1/1", "form_issue_date"),
    ("84/1/1", "69/1/1", "form_issued_before_birth"), ("general", "pigeon", "form_incomplete"),
    ("\"portrait\"", "\"x\"", "form_incomplete"), ("portrait.jpg", "id-front.jpg", "form_incomplete"),
  ])
  func returnsWhatItsSenderCanMend(old: String, new: String, reason: String) throws {
    // The land line stands for itself.
    let change = old == "02" ? ("0912-345-678", "02-2345-6789") : (old, new)
    let form = try #require(try returned([change]))
    #expect(form.reasons == [ReasonCode(rawValue: reason)])
    #expect(form.id.text == "2026-000123" && form.email.text == "a@example.tw" && form.name.text == "甄健康")
    #expect(form.submittedAt == (try instant("2026-11-20T01:31:00Z")))
  }

  @Test func returnsWithEveryReasonOnceInTheOrderOfTheForm() throws {
    let form = try returned([
      ("84/1/1", "84/13/1"), ("A123456789", "A123456780"), ("general", "pigeon"), ("portrait.jpg", "a/b"),
    ])
    #expect(form?.reasons == ["form_incomplete", "form_id_check_digit", "form_issue_date"])
    #expect(form?.faults.count == 4)
  }

  @Test func returnsAVoidNumber() throws {
    let form = try #require(
      {
        let json = sampleForm.replacingOccurrences(of: "A123456789", with: "AA00000009")
          .replacingOccurrences(of: "national_id", with: "residence_permit").replacingOccurrences(
            of: "2026-11", with: "2031-11")
        let faults = #expect(throws: FormFaults.self) {
          try Application(bundleJSON: Data(json.utf8), receivedAt: try instant("2031-11-20T10:00:00+08:00"))
        }
        return faults?.returned
      }())
    #expect(form.reasons == ["form_id_void"])
  }

  @Test(arguments: [
    ("2026-000123", "?"), ("甄健康", "\u{3164}"), ("a@example.tw", "x"), ("2026-11-20T09:31:00", "soon"),
    ("2026-11-20T09:31:00", "2027-11-20T09:31:00"), ("\"schema\": 1", "\"schema\": 2"),
    ("\"applicant\"", "\"x\""),
  ])
  func returnsNothingThatCannotBeAnswered(old: String, new: String) throws {
    #expect(try returned([("A123456789", "A123456780"), (old, new)]) == nil)
  }

  @Test func everyReasonOfFormsHasATextInTheMail() {
    #expect(Set(ReasonCode.ofForms).count == ReasonCode.ofForms.count)
    #expect(ReasonCode.ofForms.allSatisfy { $0.rawValue.hasPrefix("form_") })
  }

  @Test func anEmptyFormMissesEverySection() {
    #expect(
      faults(of: Data("{}".utf8)).map(\.field) == [
        "schema", "applicationId", "submittedAt", "channel", "consentAt", "applicant", "identityDocument", "portrait",
      ])
  }

  @Test func faultsDoNotTellPersonalData() {
    let secrets = ["A123456780", "0812345678", "secret@exa mple.tw", "甄\\n健康", "70/2/30"]
    let found = faults([
      ("A123456789", secrets[0]), ("0912-345-678", secrets[1]), ("a@example.tw", secrets[2]), ("甄健康", secrets[3]),
      ("70/1/1", secrets[4]), ("national_id", "甄健康A123456780"),
    ])
    #expect(found.count == 6)
    let text = FormFaults(found).description
    #expect(text.split(separator: "\n").count == 6)
    for secret in secrets + ["secret", "甄", "A12345"] { #expect(!text.contains(secret)) }
  }

  @Test func nobodyAppliedBeforeThereWasACard() {
    let found = faults([("2026-11-20T09:31:00", "1950-11-20T09:31:00"), ("2026-11-20T09:29:10", "1950-11-20T09:29:10")])
    #expect(found.prefix(2).map(\.field) == ["submittedAt", "consentAt"])
    #expect(found.prefix(2).allSatisfy { $0.problem.hasPrefix("lies before 2020") })
  }

  @Test func nobodyAppliesBeforeBirth() {
    let found = faults([("70/1/1", "2026-11-21"), ("\"84/1/1\"", "null")])
    #expect(found.map(\.field) == ["applicant.birthDate"])
    #expect(found.map(\.problem) == [CivilDateFault.inFuture.problem])
  }

  @Test func aResidentSendsAPermit() {
    #expect(faults([("A123456789", "A800000014"), ("national_id", "residence_permit")]) == [])
    #expect(faults([("A123456789", "AA00000009"), ("national_id", "residence_permit")]) == [])
  }

  @Test func anOldResidenceNumberIsVoidFrom2031() throws {
    let json = sampleForm.replacingOccurrences(of: "A123456789", with: "AA00000009")
      .replacingOccurrences(of: "national_id", with: "residence_permit")
      .replacingOccurrences(of: "2026-11-20T09", with: "2031-01-01T00")
    let error = #expect(throws: FormFaults.self) {
      try Application(bundleJSON: Data(json.utf8), receivedAt: instant("2031-01-01T00:40:00+08:00"))
    }
    #expect(error?.faults.map(\.field) == ["applicant.idNumber"])
  }

  @Test(arguments: ["A123456789", "A800000014", "AA00000009"])
  func aChildOfAnyNationMaySendTheNHICard(number: String) {
    let child = [("A123456789", number), ("national_id", "nhi_card"), ("\"84/1/1\"", "null")]
    #expect(faults(child + [("70/1/1", "101/11/21")]) == [])
    #expect(faults(child + [("70/1/1", "101/11/20")]).map(\.field) == ["identityDocument.kind"])
  }

  /// 2026-11-19T16:30Z is 00:30 of the 20th in Taipei, the 14th birthday.
  @Test func theDayOfSubmissionIsTheOneInTaipei() {
    let child = [("national_id", "nhi_card"), ("\"84/1/1\"", "null"), ("70/1/1", "101/11/20")]
    let times = [("2026-11-20T09:29:10+08:00", "2026-11-19T15:00:00Z")]
    #expect(faults(child + times + [("2026-11-20T09:31:00+08:00", "2026-11-19T15:59:59Z")]) == [])
    #expect(
      faults(child + times + [("2026-11-20T09:31:00+08:00", "2026-11-19T16:00:00Z")]).map(\.field)
        == ["identityDocument.kind"])
  }
}

private let sampleForm = """
  { "schema": 1, "applicationId": "2026-000123", "submittedAt": "2026-11-20T09:31:00+08:00", "channel": "general",
    "consentAt": "2026-11-20T09:29:10+08:00",
    "applicant": { "name": "甄健康", "idNumber": "A123456789", "birthDate": "70/1/1", "phone": "0912-345-678",
      "email": "a@example.tw" },
    "device": { "method": "mobile", "certifiedAt": "2026-11-20T09:12:00+08:00" },
    "identityDocument": { "kind": "national_id", "issueDate": "84/1/1", "file": "id-front.jpg" },
    "portrait": { "file": "portrait.jpg" } }
  """
