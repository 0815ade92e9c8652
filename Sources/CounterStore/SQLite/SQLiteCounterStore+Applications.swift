import CardLedger
import Foundation
import GRDB
import ReviewDomain

extension SQLiteCounterStore {
  public func beginDraft(of account: AccountID, at time: Date) throws(CounterStoreError) -> [DraftPicture] {
    try record(at: time) { db, audit in
      guard let stored = try Self.account("key = ?", [account.key], db) else {
        throw CounterStoreError.inconsistent("there is no such account any more")
      }
      let old = try Self.draft(of: .account(account), db)
      try db.execute(
        sql: "INSERT OR REPLACE INTO draft (account, consent_at, begun_at) VALUES (?, ?, ?)",
        arguments: [account.key, RFC3339.text(time), RFC3339.text(time)])
      try audit.append(.consented, of: stored.number)
      return old?.pictures ?? []
    }
  }

  public func beginDraft(
    by staff: StaffID, for applicant: DraftApplicant, at time: Date
  ) throws(CounterStoreError) -> [DraftPicture]? {
    try record(at: time) { db, audit in
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM staff WHERE key = ?", arguments: [staff.key]) else {
        throw CounterStoreError.inconsistent("there is no such member of staff")
      }
      if try CounterColumns(row).text("person") == salt.hash("person", applicant.number.text) { return nil }
      let old = try Self.draft(of: .staff(staff), db)
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO draft (staff, id_number, name, birth_date, phone, mail, consent_at, begun_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          staff.key, applicant.number.text, applicant.name.text, applicant.birthDate.iso, applicant.phone.text,
          applicant.mail.text, RFC3339.text(time), RFC3339.text(time),
        ])
      try audit.append(.consented, of: applicant.number, ["staff": try StaffMember(row).login.text])
      return old?.pictures ?? []
    }
  }

  public func draft(of owner: DraftOwner) throws(CounterStoreError) -> ApplicationDraft? {
    try read { db in try Self.draft(of: owner, db) }
  }

  public func applicant(of owner: DraftOwner) throws(CounterStoreError) -> DraftApplicant? {
    try read { db in try Self.applicant(of: owner, db) }
  }

  public func take(
    _ event: ApplicationDraft.Event, of owner: DraftOwner, at time: Date
  ) throws(CounterStoreError) -> [ApplicationDraft.Action]? {
    try write { db in
      guard var draft = try Self.draft(of: owner, db) else { return nil }
      let actions = draft.take(event)
      try db.execute(
        sql: """
          UPDATE draft SET document_kind = ?, issue_date = ?, document_file = ?, document_format = ?,
            document_advised = ?, portrait_file = ?, portrait_format = ?, portrait_advised = ?, advised = ?, replaced = ?
          WHERE \(owner.column) = ?
          """,
        arguments: [
          draft.document?.kind.rawValue, draft.document?.issueDate?.iso, draft.document?.picture.file,
          draft.document?.picture.format.rawValue, draft.document?.picture.isAdvisedAgainst ?? false,
          draft.portrait?.file, draft.portrait?.format.rawValue, draft.portrait?.isAdvisedAgainst ?? false,
          draft.advisedAgainst, draft.replaced, owner.key,
        ])
      return actions
    }
  }

  public func send(
    _ owner: DraftOwner, at time: Date,
    bundle: (DraftApplicant, ApplicationDraft, DraftDocument, DraftPicture) throws -> WaitingBundle
  ) throws(CounterStoreError) -> ApplicationID? {
    try record(at: time) { db, audit in
      guard var draft = try Self.draft(of: owner, db), let applicant = try Self.applicant(of: owner, db),
        case .send(let document, let portrait)? = draft.take(.sent).first
      else { return nil }
      let bundle = try bundle(applicant, draft, document, portrait)
      var detail = ["application": bundle.id.text]
      var staff: Int64?
      if case .staff(let id) = owner, let member = try Self.member(id, db) {
        (detail["staff"], staff) = (member.login.text, id.key)
      }
      try db.execute(
        sql: """
          INSERT INTO sent (id, person, sent_at, form, document_file, document_name, portrait_file, portrait_name,
            advised, replaced, sent_against_advice, staff)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          bundle.id.text, salt.hash("person", applicant.number.text), RFC3339.text(time), bundle.form,
          bundle.document.file, bundle.document.name, bundle.portrait.file, bundle.portrait.name,
          draft.advisedAgainst, draft.replaced, portrait.isAdvisedAgainst, staff,
        ])
      try db.execute(sql: "DELETE FROM draft WHERE \(owner.column) = ?", arguments: [owner.key])
      try audit.append(.applicationSent, of: applicant.number, detail)
      return bundle.id
    }
  }

  public func waitingBundles() throws(CounterStoreError) -> [WaitingBundle] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM sent WHERE form IS NOT NULL ORDER BY sent_at, id").map { row in
        let columns = CounterColumns(row)
        func picture(_ upload: String) throws -> WaitingBundle.Picture {
          WaitingBundle.Picture(file: try columns.text("\(upload)_file"), name: try columns.text("\(upload)_name"))
        }
        return WaitingBundle(
          id: try columns.convert("id", ApplicationID.init(_:)), form: try columns.bytes("form"),
          document: try picture("document"), portrait: try picture("portrait"))
      }
    }
  }

  public func bundleStands(_ application: ApplicationID) throws(CounterStoreError) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE sent SET form = NULL, document_file = NULL, document_name = NULL, portrait_file = NULL,
            portrait_name = NULL
          WHERE id = ?
          """, arguments: [application.text])
    }
  }

  public func sentApplications(of number: IdentityNumber) throws(CounterStoreError) -> [SentApplication] {
    try sent("person = ? ORDER BY sent_at DESC, id DESC", [salt.hash("person", number.text)])
  }

  public func sentApplications(by staff: StaffID, limit: Int) throws(CounterStoreError) -> [SentApplication] {
    try sent("staff = ? ORDER BY sent_at DESC, id DESC LIMIT ?", [staff.key, max(limit, 0)])
  }

  private func sent(
    _ condition: String, _ arguments: StatementArguments
  ) throws(CounterStoreError) -> [SentApplication] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT id, sent_at FROM sent WHERE \(condition)", arguments: arguments).map { row in
        let columns = CounterColumns(row)
        return SentApplication(
          id: try columns.convert("id", ApplicationID.init(_:)), sentAt: try columns.time("sent_at"))
      }
    }
  }

  public func filesInUse() throws(CounterStoreError) -> Set<String> {
    try read { db in
      Set(
        try String.fetchAll(
          db,
          sql: """
            SELECT document_file FROM draft WHERE document_file IS NOT NULL
            UNION SELECT portrait_file FROM draft WHERE portrait_file IS NOT NULL
            UNION SELECT document_file FROM sent WHERE document_file IS NOT NULL
            UNION SELECT portrait_file FROM sent WHERE portrait_file IS NOT NULL
            """))
    }
  }

  public func adviceFigures() throws(CounterStoreError) -> AdviceFigures {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT count(*) AS sent, coalesce(sum(advised), 0) AS advised, coalesce(sum(replaced), 0) AS replaced,
              coalesce(sum(sent_against_advice), 0) AS against FROM sent
            """)
      else { return AdviceFigures(sent: 0, advisedAgainst: 0, replaced: 0, sentAgainstAdvice: 0) }
      let columns = CounterColumns(row)
      return AdviceFigures(
        sent: Int(try columns.number("sent")), advisedAgainst: Int(try columns.number("advised")),
        replaced: Int(try columns.number("replaced")), sentAgainstAdvice: Int(try columns.number("against")))
    }
  }

  private static func applicant(of owner: DraftOwner, _ db: Database) throws -> DraftApplicant? {
    switch owner {
    case .account(let account):
      return try Self.account("key = (SELECT account FROM draft WHERE account = ?)", [account.key], db)
        .map(DraftApplicant.init)
    case .staff(let staff):
      return try Row.fetchOne(db, sql: "SELECT * FROM draft WHERE staff = ?", arguments: [staff.key]).map { row in
        let columns = CounterColumns(row)
        return DraftApplicant(
          number: try columns.personal("id_number"), name: try columns.personal("name"),
          birthDate: try columns.convert("birth_date", CivilDate.init(iso:)), phone: try columns.personal("phone"),
          mail: try columns.personal("mail"))
      }
    }
  }

  private static func draft(of owner: DraftOwner, _ db: Database) throws -> ApplicationDraft? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM draft WHERE \(owner.column) = ?", arguments: [owner.key])
    else { return nil }
    let columns = CounterColumns(row)
    func picture(_ upload: String) throws -> DraftPicture? {
      guard let file: String = try columns.optional("\(upload)_file") else { return nil }
      return DraftPicture(
        file: file, format: try columns.convert("\(upload)_format", UploadFormat.init(rawValue:)),
        isAdvisedAgainst: try columns.number("\(upload)_advised") == 1)
    }
    let document = try picture("document").map { picture in
      let issued: String? = try columns.optional("issue_date")
      return DraftDocument(
        kind: try columns.convert("document_kind", IdentityDocumentKind.init(rawValue:)),
        issueDate: issued.flatMap(CivilDate.init(iso:)), picture: picture)
    }
    return ApplicationDraft(
      consentAt: try columns.time("consent_at"), document: document, portrait: try picture("portrait"),
      advisedAgainst: Int(try columns.number("advised")), replaced: Int(try columns.number("replaced")))
  }
}

extension DraftOwner {
  fileprivate var column: String {
    switch self {
    case .account: "account"
    case .staff: "staff"
    }
  }

  fileprivate var key: Int64 {
    switch self {
    case .account(let account): account.key
    case .staff(let staff): staff.key
    }
  }
}
