import Foundation
import GRDB
import ReviewDomain

/// An application as `application` and `submission` keep it.
struct StoredApplication {
  let application: Application
  let portraitSHA256: String
  let identitySHA256: String

  /// What `init(_:)` reads, in its order, from `application AS a` joined with `submission AS s`.
  static let columns = """
    a.id, a.submitted_at, s.channel, s.consent_at, s.name, a.id_number, s.birth_date, s.phone, s.email, s.document_kind,
    s.document_issue_date, s.document_file, s.portrait_file, s.portrait_sha256, s.identity_sha256,
    (SELECT r.registered_by FROM counter_registration AS r WHERE r.application = a.key) AS registered_by
    """

  init(_ columns: inout StoredColumns) throws(CasebookError) {
    let id = try columns.convert(ApplicationID.init(_:))
    let submittedAt = try columns.time()
    let channel = try columns.convert(Channel.init(rawValue:))
    let consentAt = try columns.time()
    let applicant = Applicant(
      name: try columns.personal(),
      idNumber: try columns.personal(),
      birthDate: try columns.convert { CivilDate(iso: $0) },
      phone: try columns.personal(),
      email: try columns.personal())
    let document = IdentityDocument(
      kind: try columns.convert(IdentityDocumentKind.init(rawValue:)),
      issueDate: try columns.convertOptional { CivilDate(iso: $0) },
      picture: PictureFile(name: try columns.text()))
    let portrait = PictureFile(name: try columns.text())
    portraitSHA256 = try columns.text()
    identitySHA256 = try columns.text()
    application = Application(
      id: id, submittedAt: submittedAt, channel: channel, consentAt: consentAt, applicant: applicant,
      identityDocument: document, portrait: portrait,
      registeredBy: try columns.convertOptional(CounterLogin.init(typed:)))
  }

  /// Writes a new application in a status that intake gives. Answers its key.
  static func insert(
    _ new: NewApplication, status: ApplicationStatus, supersededBy: ApplicationID?, at time: StoredTime, _ db: Database
  ) throws -> Int64 {
    let application = new.application
    let applicant = application.applicant
    try db.cachedStatement(
      sql: """
        INSERT INTO application (id, id_number, status, submitted_at, received_at, superseded_by)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      application.id.text, applicant.idNumber.text, status.rawValue, StoredTime(application.submittedAt).text,
      time.text,
      supersededBy?.text,
    ])
    let key = db.lastInsertedRowID
    try db.cachedStatement(
      sql: """
        INSERT INTO submission (
          application, channel, consent_at, name, birth_date, phone, email, document_kind, document_issue_date,
          document_file, portrait_file, form, content_sha256, identity_sha256, portrait_sha256)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [key] + StatementArguments(beforeForm(new)) + [new.form] + StatementArguments(afterForm(new)))
    if let login = application.registeredBy {
      try db.execute(
        sql: "INSERT INTO counter_registration (application, registered_by) VALUES (?, ?)",
        arguments: [key, login.text]
      )
    }
    return key
  }

  /// The columns of a submission in their order, as bytes.
  static func submission(of new: NewApplication) -> [Data?] {
    func bytes(_ texts: [String?]) -> [Data?] { texts.map { $0.map { Data($0.utf8) } } }
    return bytes(beforeForm(new)) + [new.form] + bytes(afterForm(new))
  }

  private static func beforeForm(_ new: NewApplication) -> [String?] {
    let (application, applicant) = (new.application, new.application.applicant)
    return [
      application.channel.rawValue, StoredTime(application.consentAt).text, applicant.name.text,
      applicant.birthDate.iso, applicant.phone.text, applicant.email.text, application.identityDocument.kind.rawValue,
      application.identityDocument.issueDate?.iso, application.identityDocument.picture.name, application.portrait.name,
    ]
  }

  private static func afterForm(_ new: NewApplication) -> [String] {
    [new.contentSHA256, new.identitySHA256, new.portraitSHA256]
  }
}
