import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func returnForms(_ batch: [NewReturn], at time: Date) throws(CasebookError) -> [ReturnOutcome] {
    try record(at: time) { db, journal in
      try batch.map { try returnForm($0, at: StoredTime(time), db, &journal) }
    }
  }

  private func returnForm(
    _ new: NewReturn, at time: StoredTime, _ db: Database, _ journal: inout JournalWriter
  ) throws -> ReturnOutcome {
    let form = new.form
    if let known = try contentSHA256(of: form.id, db) {
      return known == new.contentSHA256 ? .alreadyKnown : .differentContent
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO application (id, status, submitted_at, received_at, next_decision) VALUES (?, 'returned', ?, ?, 2)
        """
    ).execute(arguments: [form.id.text, StoredTime(form.submittedAt).text, time.text])
    let key = db.lastInsertedRowID
    let faults = try StoredValues.json(form.faults, of: form.id)
    try db.cachedStatement(
      sql: """
        INSERT INTO returned_form (application, name, email, faults, form, content_sha256) VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      key, form.name.text, form.email.text, String(decoding: faults, as: UTF8.self), new.bytes, new.contentSHA256,
    ])
    try journal.append(
      .registered, of: form.id, by: .machine,
      JournalDetail([
        "content": .text(journal.salt.hash("content", new.contentSHA256)),
        "submission": .text(
          journal.salt.hash(
            "submission",
            columns: [
              Data(form.name.text.utf8), Data(form.email.text.utf8), faults, new.bytes, Data(new.contentSHA256.utf8),
            ])),
        "submittedAt": .text(StoredTime(form.submittedAt).text),
      ]))
    let state = StoredState(key: key, id: form.id, status: .returned, lease: Lease(), nextDecision: 1)
    try StoredDecision(
      decision: .return, reasons: form.reasons, message: nil, note: nil, actor: .machine, notice: new.notice
    ).insert(state, at: time, db, &journal)
    return .returned
  }

  public func returnRecord(of application: ApplicationID) throws(CasebookError) -> ReturnRecord? {
    try read { db in
      try requireKept(application, db)
      let statement = try db.cachedStatement(
        sql: """
          SELECT a.id, a.key, a.submitted_at, a.received_at, r.name, r.email, r.faults, r.form
          FROM application AS a JOIN returned_form AS r ON r.application = a.key WHERE a.id = ?
          """)
      guard let row = try Row.fetchOne(statement, arguments: [application.text]) else { return nil }
      var columns = StoredColumns(row)
      let id = try columns.convert(ApplicationID.init(_:))
      let key = try columns.number()
      let submittedAt = try columns.time()
      let receivedAt = try columns.time()
      let name: PersonName = try columns.personal()
      let email: EmailAddress = try columns.personal()
      let faults = try StoredValues.value([FormFault].self, fromJSON: try columns.text(), "faults", of: id.text)
      let bytes = try columns.bytes()
      guard let decision = try decisions(of: key, id.text, db).first else {
        throw StoredValues.unreadable("decision", of: id.text)
      }
      return ReturnRecord(
        form: ReturnedForm(id: id, submittedAt: submittedAt, name: name, email: email, faults: faults), bytes: bytes,
        receivedAt: receivedAt, decision: decision, notices: try notices(of: key, db))
    }
  }
}
