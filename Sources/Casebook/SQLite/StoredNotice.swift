import Foundation
import GRDB
import ReviewDomain

/// A mail as `notice` and `delivery` keep it.
enum StoredNotice {
  /// What `entry(_:)` reads, in its order, from `notice AS n`, `delivery AS d` and `application AS a`.
  static let columns = """
    a.id, n.id AS notice, n.kind, n.decision_number, n.recipient, n.message_id, d.status, n.created_at, d.attempts,
    d.last_attempt_at, d.last_detail, n.bytes
    """

  static let joined = """
    notice AS n JOIN delivery AS d ON d.notice = n.id JOIN application AS a ON a.key = n.application
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
    return OutboxEntry(
      id: id,
      notice: RenderedNotice(
        kind: kind, application: application, decisionNumber: decisionNumber, recipient: recipient,
        messageID: messageID,
        bytes: try columns.bytes()),
      status: status, createdAt: createdAt, attempts: attempts, lastAttemptAt: lastAttemptAt, lastDetail: lastDetail)
  }

  /// Puts a mail into the outbox, due at once.
  static func insert(_ notice: RenderedNotice, of key: Int64, at time: StoredTime, _ db: Database) throws {
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
      .execute(arguments: [db.lastInsertedRowID, time.text])
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
