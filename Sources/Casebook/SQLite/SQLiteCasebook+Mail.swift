import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func pendingNotices(limit: Int, at time: Date) throws(CasebookError) -> [OutboxEntry] {
    try read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT \(StoredNotice.columns) FROM \(StoredNotice.joined)
            WHERE d.status = 'pending' AND NOT (d.due_at > ? AND d.due_at <= ?) ORDER BY d.due_at, d.notice LIMIT ?
            """), arguments: Self.laterThan(time) + [max(limit, 0)]
      ).map(StoredNotice.entry)
    }
  }

  public func postponedNotices(at time: Date) throws(CasebookError) -> PostponedNotices? {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT count(*), min(due_at) FROM delivery WHERE status = 'pending' AND due_at > ? AND due_at <= ?")
      guard let row = try Row.fetchOne(statement, arguments: Self.laterThan(time)) else { return nil }
      var columns = StoredColumns(row, of: "postponed notices")
      let number = Int(try columns.number())
      return try columns.optionalTime().map { PostponedNotices(number: number, nextDue: $0) }
    }
  }

  /// From when, exclusively, and until when a notice may be postponed at a time.
  private static func laterThan(_ time: Date) -> StatementArguments {
    [StoredTime(time).text, StoredTime(time + PostponedNotices.longestPause).text]
  }

  public func recordDeliveries(_ deliveries: [Delivery], at time: Date) throws(CasebookError) {
    try record(at: time) { db, journal in
      for delivery in deliveries { try recordDelivery(delivery, at: StoredTime(time), db, &journal) }
    }
  }

  private func recordDelivery(
    _ delivery: Delivery, at time: StoredTime, _ db: Database, _ journal: inout JournalWriter
  ) throws {
    let find = try db.cachedStatement(
      sql: """
        SELECT a.id, d.status, d.attempts, n.kind, n.decision_number FROM \(StoredNotice.joined) WHERE n.id = ?
        """)
    guard let row = try Row.fetchOne(find, arguments: [delivery.entry]) else {
      throw CasebookError.inconsistent("there is no notice \(delivery.entry)")
    }
    var columns = StoredColumns(row)
    let application = try columns.convert(ApplicationID.init(_:))
    guard let status = try columns.convert(DeliveryStatus.init(rawValue:)).after(delivery.outcome) else { return }
    let attempts = try columns.number() + 1
    let kind = try columns.text()
    let decisionNumber = Int(try columns.number())
    try db.cachedStatement(
      sql: """
        UPDATE delivery SET status = ?, attempts = ?, due_at = ?, last_attempt_at = ?, last_detail = ? WHERE notice = ?
        """
    ).execute(arguments: [
      status.rawValue, attempts, delivery.outcome.retryAt.map { StoredTime($0).text }, time.text, delivery.detail,
      delivery.entry,
    ])
    // The server's words stay out of the journal: they often repeat the address.
    try journal.append(
      delivery.outcome.event, of: application, by: .machine,
      JournalDetail([
        "attempt": .number(Int(attempts)), "decision": .number(decisionNumber), "kind": .text(kind),
      ]))
  }

  public func notice(_ id: OutboxEntry.ID) throws(CasebookError) -> OutboxEntry? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT \(StoredNotice.columns) FROM \(StoredNotice.joined) WHERE n.id = ?"),
        arguments: [id]
      ).map(StoredNotice.entry)
    }
  }

  public func notices(after: OutboxEntry.ID?, limit: Int) throws(CasebookError) -> [OutboxEntry] {
    try read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: "SELECT \(StoredNotice.columns) FROM \(StoredNotice.joined) WHERE n.id < ? ORDER BY n.id DESC LIMIT ?"),
        arguments: [after ?? Int64.max, max(limit, 0)]
      ).map(StoredNotice.entry)
    }
  }
}

extension Delivery.Outcome {
  fileprivate var event: JournalEvent {
    switch self {
    case .sent: .noticeSent
    case .temporary: .noticeDeferred
    case .permanent: .noticeFailed
    case .unknown: .noticeUnknown
    }
  }

  fileprivate var retryAt: Date? {
    guard case .temporary(let time) = self else { return nil }
    return time
  }
}
