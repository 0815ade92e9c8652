import Foundation
import GRDB
import ReviewDomain

/// A mail as `notice` and `delivery` keep it.
enum StoredNotice {
  /// What `entry(_:)` reads, in its order, from `notice AS n`, `delivery AS d`, `application AS a` and `address_mark AS m`.
  static let columns = """
    a.id, n.id AS notice, n.kind, n.decision_number, n.recipient, n.message_id, d.status, n.created_at, d.attempts,
    d.last_attempt_at, d.last_detail, n.bytes, d.due_at, d.sending_since,
    d.first_attempt_at, m.status AS address_mark
    """

  static let joined = """
    notice AS n JOIN delivery AS d ON d.notice = n.id JOIN application AS a ON a.key = n.application
      LEFT JOIN address_mark AS m ON m.address = n.recipient
    """

  static func entry(_ row: Row) throws(CasebookError) -> OutboxEntry {
    var columns = StoredColumns(row)
    let application = try columns.convert(ApplicationID.init(_:))
    let id = try columns.number()
    let kind = try columns.convert(NoticeKind.init(rawValue:))
    let decisionNumber = Int(try columns.number())
    let recipient: EmailAddress = try columns.personal()
    let messageID = try columns.text()
    let status = try columns.convert(DeliveryStatus.init(rawValue:))
    let createdAt = try columns.time()
    let attempts = Int(try columns.number())
    let lastAttemptAt = try columns.optionalTime()
    let lastDetail = try columns.optionalText()
    let bytes = try columns.bytes()
    let dueAt = try columns.optionalTime()
    let sendingSince = try columns.optionalTime()
    let firstAttemptAt = try columns.optionalTime()
    return OutboxEntry(
      id: id,
      notice: RenderedNotice(
        kind: kind, application: application, decisionNumber: decisionNumber, recipient: recipient,
        messageID: messageID,
        bytes: bytes),
      status: status, createdAt: createdAt, attempts: attempts, lastAttemptAt: lastAttemptAt, lastDetail: lastDetail,
      dueAt: dueAt, sendingSince: sendingSince, firstAttemptAt: firstAttemptAt, addressMark: try columns.optionalText())
  }

  /// Puts the mail that tells how an application now stands into the outbox, in place of all that would still be sent of it.
  static func replace(
    with notice: RenderedNotice, of state: StoredState, by actor: Actor, at time: StoredTime, due: StoredTime? = nil,
    _ db: Database, _ journal: inout JournalWriter
  ) throws {
    try withdraw(of: state, by: actor, db, &journal)
    try insert(notice, of: state.key, at: time, due: due, db)
  }

  /// Takes back the mails of an application that have not been delivered. Of one that is being handed over just now the outcome is
  /// still awaited.
  static func withdraw(
    of state: StoredState, by actor: Actor, _ db: Database, _ journal: inout JournalWriter
  ) throws {
    let find = try db.cachedStatement(
      sql: """
        SELECT n.id, n.kind, n.decision_number FROM notice AS n JOIN delivery AS d ON d.notice = n.id
        WHERE n.application = ? AND d.status = 'pending' ORDER BY n.id
        """)
    for row in try Row.fetchAll(find, arguments: [state.key]) {
      var columns = StoredColumns(row, of: state.id.text)
      let id = try columns.number()
      let kind = try columns.text()
      let decisionNumber = Int(try columns.number())
      try db.cachedStatement(sql: "UPDATE delivery SET status = 'withdrawn', due_at = NULL WHERE notice = ?")
        .execute(arguments: [id])
      try journal.append(
        .noticeWithdrawn, of: state.id, by: actor,
        JournalDetail(["decision": .number(decisionNumber), "kind": .text(kind)]))
    }
  }

  /// Puts a mail into the outbox.
  ///
  /// - Parameter due: nil = at once.
  static func insert(
    _ notice: RenderedNotice, of key: Int64, at time: StoredTime, due: StoredTime? = nil, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO notice (application, decision_number, kind, recipient, message_id, created_at, bytes)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      key, notice.decisionNumber, notice.kind.rawValue, notice.recipient.text, notice.messageID, time.text,
      notice.bytes,
    ])
    try db.cachedStatement(sql: "INSERT INTO delivery (notice, status, due_at) VALUES (?, 'pending', ?)")
      .execute(arguments: [db.lastInsertedRowID, (due ?? time).text])
  }
}

extension RenderedNotice {
  /// Refuses a notice that tells of something other than what is being recorded.
  func requireToTell(of id: ApplicationID, _ kind: NoticeKind, decision number: Int) throws(CasebookError) {
    guard application == id, self.kind == kind, decisionNumber == number else {
      throw .inconsistent(
        """
        \(id): the notice is \(self.kind.rawValue) \(decisionNumber) of \(application), \
        wanted \(kind.rawValue) \(number)
        """
      )
    }
  }
}
