import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func register(_ batch: [NewApplication], at time: Date) throws(CasebookError) -> [RegistrationOutcome] {
    try record(at: time) { db, journal in
      try batch.map { try register($0, at: StoredTime(time), db, &journal) }
    }
  }

  private func register(
    _ new: NewApplication, at time: StoredTime, _ db: Database, _ journal: inout JournalWriter
  ) throws -> RegistrationOutcome {
    let application = new.application
    try new.receipt.requireToTell(of: application.id, .received, decision: 0)
    if let known = try contentSHA256(of: application.id, db) {
      return known == new.contentSHA256 ? .alreadyKnown : .differentContent
    }
    if let card = try approvedCard(of: application.applicant.idNumber, db) { return .cardAlreadyApproved(card) }
    if let newer = try newer(than: application, db) {
      _ = try StoredApplication.insert(new, status: .superseded, supersededBy: newer, at: time, db)
      try journal.append(.registered, of: application.id, by: .machine, detail(of: new, receipt: nil, journal.salt))
      try journal.append(.superseded, of: application.id, by: .machine, JournalDetail(["by": .text(newer.text)]))
      return .registeredSuperseded(by: newer)
    }
    let superseded = try supersedeUndecided(before: application, db)
    let key = try StoredApplication.insert(new, status: .received, supersededBy: nil, at: time, db)
    try StoredNotice.insert(new.receipt, of: key, at: time, db)
    try journal.append(
      .registered, of: application.id, by: .machine, detail(of: new, receipt: new.receipt, journal.salt))
    for older in superseded {
      try StoredNotice.withdraw(of: older, by: .machine, db, &journal)
      try journal.append(.superseded, of: older.id, by: .machine, JournalDetail(["by": .text(application.id.text)]))
    }
    return .registered(superseding: superseded.map(\.id))
  }

  /// Of an application or a returned form.
  func contentSHA256(of id: ApplicationID, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT coalesce(s.content_sha256, r.content_sha256)
          FROM application AS a LEFT JOIN submission AS s ON s.application = a.key
            LEFT JOIN returned_form AS r ON r.application = a.key
          WHERE a.id = ?
          """), arguments: [id.text])
  }

  private func approvedCard(of person: IdentityNumber, _ db: Database) throws -> ApplicationID? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM application WHERE id_number = ? AND status = 'approved'"),
      arguments: [person.text]
    ).flatMap(ApplicationID.init(_:))
  }

  /// The person's newest application, if it is newer than this one. Equal times go by number, so that the order of
  /// arrival is all the same.
  private func newer(than application: Application, _ db: Database) throws -> ApplicationID? {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id FROM application WHERE id_number = ? AND (submitted_at, id) > (?, ?)
          ORDER BY submitted_at DESC, id DESC LIMIT 1
          """),
      arguments: [application.applicant.idNumber.text, StoredTime(application.submittedAt).text, application.id.text]
    ).flatMap(ApplicationID.init(_:))
  }

  /// Supersedes the person's undecided applications, all of which are older. They point to a row that the same
  /// transaction inserts next: the index that allows one undecided application a person wants them out of the way
  /// first.
  private func supersedeUndecided(
    before application: Application, _ db: Database
  ) throws -> [StoredState] {
    let undecided = try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id FROM application WHERE id_number = ? AND status IN ('received', 'inspected', 'referred')
          """), arguments: [application.applicant.idNumber.text])
    return try undecided.compactMap(ApplicationID.init(_:)).map { older in
      guard let state = try StoredState.find(older, db) else { throw CasebookError.unknownApplication(older) }
      let status = try StoredState.step(state.status, .superseded, "supersede", of: older)
      try db.cachedStatement(
        sql: """
          UPDATE application SET status = ?, superseded_by = ?, holder = NULL, lease_until = NULL WHERE key = ?
          """
      ).execute(arguments: [status.rawValue, application.id.text, state.key])
      return state
    }
  }

  private func detail(of new: NewApplication, receipt: RenderedNotice?, _ salt: JournalSalt) -> JournalDetail {
    JournalDetail([
      "channel": .text(new.application.channel.rawValue),
      "content": .text(salt.hash("content", new.contentSHA256)),
      "envelope": receipt.map { .text(salt.envelope(of: $0)) },
      "mail": receipt.map { .text(salt.hash("mail", $0.bytes)) },
      "registeredBy": new.application.registeredBy.map { .text($0.text) },
      "person": .text(salt.hash("person", new.application.applicant.idNumber.text)),
      "submission": .text(salt.hash("submission", columns: StoredApplication.submission(of: new))),
      "submittedAt": .text(StoredTime(new.application.submittedAt).text),
    ])
  }
}
