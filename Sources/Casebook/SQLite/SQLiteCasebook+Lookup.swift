import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func record(of application: ApplicationID) throws(CasebookError) -> ApplicationRecord? {
    try read { db in
      try requireKept(application, db)
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(StoredApplication.columns), a.key, a.status, a.received_at, a.inspected_at, a.next_decision,
            a.superseded_by, i.evidence, i.judgement, s.form
          FROM application AS a JOIN submission AS s ON s.application = a.key
            LEFT JOIN inspection AS i ON i.application = a.key
          WHERE a.id = ?
          """)
      guard let row = try Row.fetchOne(statement, arguments: [application.text]) else { return nil }
      var columns = StoredColumns(row)
      let stored = try StoredApplication(&columns)
      let key = try columns.number()
      let status = try columns.convert(ApplicationStatus.init(rawValue:))
      let receivedAt = try columns.time()
      let inspectedAt = try columns.optionalTime()
      let nextDecision = Int(try columns.number())
      let supersededBy = try columns.convertOptional(ApplicationID.init(_:))
      let id = application.text
      let evidence = try columns.optionalText().map {
        try StoredValues.value(Evidence.self, fromJSON: $0, "evidence", of: id)
      }
      let judgement = try columns.optionalText().map {
        try StoredValues.value(Judgement.self, fromJSON: $0, "judgement", of: id)
      }
      return ApplicationRecord(
        application: stored.application, form: try columns.bytes(), status: status,
        portraitSHA256: stored.portraitSHA256,
        identitySHA256: stored.identitySHA256, receivedAt: receivedAt,
        evidence: evidence, judgement: judgement,
        inspectedAt: inspectedAt, decisions: try decisions(of: key, id, db), nextDecision: nextDecision,
        notices: try notices(of: key, db), supersededBy: supersededBy, cancellation: try cancellation(of: key, id, db),
        secondReads: try secondReads(of: key, id, db))
    }
  }

  /// - Throws: `.erased`.
  func requireKept(_ application: ApplicationID, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT 1 FROM application AS a JOIN forgotten AS f ON f.application = a.key
        WHERE a.id = ? AND f.person_at IS NOT NULL
        """)
    if try Row.fetchOne(statement, arguments: [application.text]) != nil { throw CasebookError.erased(application) }
  }

  func decisions(of key: Int64, _ id: String, _ db: Database) throws -> [DecisionRecord] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT d.number, decision, reasons, message, note, decided_by, decided_at, u.undone_at, d.seconds
          FROM decision AS d
            LEFT JOIN undone_decision AS u ON u.application = d.application AND u.number = d.number
          WHERE d.application = ? ORDER BY d.number
          """), arguments: [key]
    ).map { row in
      var columns = StoredColumns(row, of: id)
      return try columns.decision()
    }
  }

  func notices(of key: Int64, _ db: Database) throws -> [OutboxEntry] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(StoredNotice.columns) FROM \(StoredNotice.joined) WHERE n.application = ? ORDER BY n.id
          """), arguments: [key]
    ).map(StoredNotice.entry)
  }

  private func cancellation(of key: Int64, _ id: String, _ db: Database) throws -> CancellationRecord? {
    let statement = try db.cachedStatement(
      sql: "SELECT cancelled_by, cancelled_at, note FROM cancellation WHERE application = ?")
    guard let row = try Row.fetchOne(statement, arguments: [key]) else { return nil }
    var columns = StoredColumns(row, of: id)
    return CancellationRecord(
      cancelledBy: try columns.convert(Actor.init(text:)), cancelledAt: try columns.time(),
      note: try columns.optionalText())
  }

  public func page(
    of status: ApplicationStatus, after: ApplicationID?, limit: Int
  ) throws(CasebookError) -> [QueueEntry] {
    try read { db in
      let start = try Self.start(after: after, db)
      return try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT a.id, coalesce(s.name, r.name) AS name, a.id_number, a.submitted_at,
              coalesce(d.reasons, a.reasons) AS reasons
            FROM application AS a LEFT JOIN submission AS s ON s.application = a.key
              LEFT JOIN returned_form AS r ON r.application = a.key
              \(StoredDecision.standing)
            WHERE a.status = ? AND (a.submitted_at, a.id) > (?, ?)
              AND NOT EXISTS (SELECT 1 FROM forgotten AS f WHERE f.application = a.key AND f.person_at IS NOT NULL)
            ORDER BY a.submitted_at, a.id LIMIT ?
            """), arguments: [status.rawValue, start.submittedAt, start.id, max(limit, 0)]
      ).map { row in
        var columns = StoredColumns(row)
        return try columns.queueEntry(as: status)
      }
    }
  }

  /// Where a page begins; nil = at the oldest submission.
  static func start(
    after application: ApplicationID?, _ db: Database
  ) throws -> (submittedAt: String, id: String) {
    guard let application else { return ("", "") }
    let submittedAt = try String.fetchOne(
      db.cachedStatement(sql: "SELECT submitted_at FROM application WHERE id = ?"), arguments: [application.text])
    guard let submittedAt else { throw CasebookError.unknownApplication(application) }
    return (submittedAt, application.text)
  }

  public func counts() throws(CasebookError) -> [ApplicationStatus: Int] {
    try counts(in: "status_count", by: ApplicationStatus.init(rawValue:))
  }

  public func deliveryCounts() throws(CasebookError) -> [DeliveryStatus: Int] {
    try counts(in: "delivery_count", by: DeliveryStatus.init(rawValue:))
  }

  private func counts<Status: Hashable>(
    in table: String, by status: (String) -> Status?
  ) throws(CasebookError) -> [Status: Int] {
    try read { db in
      var counts: [Status: Int] = [:]
      for row in try Row.fetchAll(db.cachedStatement(sql: "SELECT status, number FROM \(table)")) {
        var columns = StoredColumns(row)
        counts[try columns.convert(status)] = Int(try columns.number())
      }
      return counts
    }
  }
}

extension StoredColumns {
  /// Reads id, name, id_number, submitted_at, reasons and, where it is not given, status.
  mutating func queueEntry(as status: ApplicationStatus? = nil) throws(CasebookError) -> QueueEntry {
    let application = try convert(ApplicationID.init(_:))
    let name: PersonName = try personal()
    let idNumber: IdentityNumber? = try optionalPersonal()
    let submittedAt = try time()
    let reasons = StoredValues.reasons(try optionalText() ?? "")
    let status = if let status { status } else { try convert(ApplicationStatus.init(rawValue:)) }
    return QueueEntry(
      application: application, name: name, idNumber: idNumber, submittedAt: submittedAt, status: status,
      reasons: reasons)
  }

  /// Reads number, decision, reasons, message, note, decided_by, decided_at, undone_at and seconds.
  mutating func decision() throws(CasebookError) -> DecisionRecord {
    let number = Int(try self.number())
    let decision = try convert(Decision.init(rawValue:))
    let reasons = StoredValues.reasons(try text())
    let message = try optionalText()
    let note = try optionalText()
    let decidedBy = try convert(Actor.init(text:))
    let decidedAt = try time()
    return DecisionRecord(
      number: number, decision: decision, reasons: reasons, message: message, note: note, decidedBy: decidedBy,
      decidedAt: decidedAt, undoneAt: try optionalTime(), seconds: try optionalNumber().map { Int($0) })
  }
}
