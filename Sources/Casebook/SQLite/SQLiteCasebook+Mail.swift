import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func pendingNotices(limit: Int, at time: Date) throws(CasebookError) -> [OutboxEntry] {
    try read { db in try Self.pending(limit: limit, at: time, db) }
  }

  public func beginDeliveries(
    limit: Int, after deliveries: [Delivery], at time: Date
  ) throws(CasebookError) -> [OutboxEntry] {
    try record(at: time) { db, journal in
      for delivery in deliveries { try recordDelivery(delivery, at: StoredTime(time), db, &journal) }
      return try Self.pending(limit: limit, at: time, db).map { entry in
        try db.cachedStatement(sql: "UPDATE delivery SET sending_since = ? WHERE notice = ?")
          .execute(arguments: [StoredTime(time).text, entry.id])
        return entry
      }
    }
  }

  public func begunDeliveries() throws(CasebookError) -> [OutboxEntry] {
    try read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT \(StoredNotice.columns) FROM \(StoredNotice.joined)
            WHERE d.sending_since IS NOT NULL ORDER BY d.notice
            """)
      ).map(StoredNotice.entry)
    }
  }

  private static func pending(limit: Int, at time: Date, _ db: Database) throws -> [OutboxEntry] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(StoredNotice.columns) FROM \(StoredNotice.joined)
          WHERE d.status = 'pending' AND d.sending_since IS NULL AND NOT (d.due_at > ? AND d.due_at <= ?)
            AND NOT EXISTS (
              SELECT 1 FROM application AS o JOIN notice AS e ON e.application = o.key
                JOIN delivery AS p ON p.notice = e.id
              WHERE (o.key = a.key OR o.id_number = a.id_number) AND e.id < n.id
                AND (p.status = 'pending' OR p.sending_since IS NOT NULL))
          ORDER BY d.due_at, d.notice LIMIT ?
          """), arguments: laterThan(time) + [max(limit, 0)]
    ).map(StoredNotice.entry)
  }

  public func postponedNotices(at time: Date) throws(CasebookError) -> PostponedNotices? {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT count(*), min(due_at) FROM delivery
          WHERE status = 'pending' AND attempts > 0 AND due_at > ? AND due_at <= ?
          """)
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
    try db.cachedStatement(
      sql: "UPDATE delivery SET sending_since = NULL WHERE notice = ? AND sending_since IS NOT NULL"
    ).execute(arguments: [delivery.entry])
    guard let status = try columns.convert(DeliveryStatus.init(rawValue:)).after(delivery.outcome),
      let event = delivery.outcome.event
    else { return }
    let attempts = try columns.number() + 1
    let kind = try columns.text()
    let decisionNumber = Int(try columns.number())
    try db.cachedStatement(
      sql: """
        UPDATE delivery SET status = ?, attempts = ?, due_at = ?, last_attempt_at = ?, last_detail = ?,
          first_attempt_at = coalesce(first_attempt_at, ?)
        WHERE notice = ?
        """
    ).execute(arguments: [
      status.rawValue, attempts, delivery.outcome.retryAt.map { StoredTime($0).text }, time.text, delivery.detail,
      time.text, delivery.entry,
    ])
    if let refusal = delivery.addressStatus { try Self.mark(addressOf: delivery.entry, refusal, at: time, db) }
    // The server's words stay out of the journal: they often repeat the address.
    try journal.append(
      event, of: application, by: .machine,
      JournalDetail([
        "attempt": .number(Int(attempts)), "decision": .number(decisionNumber), "kind": .text(kind),
      ]))
  }

  public func change(
    _ id: OutboxEntry.ID, _ change: NoticeChange, by actor: String, at time: Date
  ) throws(CasebookError) -> NoticeChangeOutcome {
    try record(at: time) { db, journal in
      guard let entry = try Self.entry(id, db) else { return .unknownNotice }
      let phase = entry.phase(at: time)
      guard let status = phase.after(change) else { return .illegal(phase) }
      let later = try Int64.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT min(l.id) FROM notice AS n JOIN notice AS l ON l.application = n.application AND l.id > n.id
            WHERE n.id = ?
            """), arguments: [id])
      if let later, change == .retry { return .overtaken(by: later) }
      try db.cachedStatement(
        sql: "UPDATE delivery SET status = ?, due_at = ?, first_attempt_at = NULL WHERE notice = ?"
      )
      .execute(arguments: [status.rawValue, status == .pending ? StoredTime(time).text : nil, id])
      try journal.append(
        status == .pending ? .noticeRequeued : .noticeWithdrawn, of: entry.notice.application, by: .person(actor),
        JournalDetail([
          "decision": .number(entry.notice.decisionNumber), "kind": .text(entry.notice.kind.rawValue),
        ]))
      return .done
    }
  }

  private static func mark(
    addressOf notice: OutboxEntry.ID, _ status: String, at time: StoredTime, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO address_mark (address, status, marked_at) SELECT recipient, ?, ? FROM notice WHERE id = ?
        ON CONFLICT (address) DO UPDATE SET status = excluded.status, marked_at = excluded.marked_at
        """
    ).execute(arguments: [status, time.text, notice])
  }

  public func recordBounces(_ bounces: [Bounce], at time: Date) throws(CasebookError) -> [BounceOutcome] {
    try record(at: time) { db, journal in
      try bounces.map { try recordBounce($0, at: StoredTime(time), db, &journal) }
    }
  }

  private func recordBounce(
    _ bounce: Bounce, at time: StoredTime, _ db: Database, _ journal: inout JournalWriter
  ) throws -> BounceOutcome {
    let found = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM notice WHERE message_id = ?"), arguments: [bounce.messageID])
    guard let found, let entry = try Self.entry(found, db) else { return .unknownMail }
    if bounce.isOfAddress { try Self.mark(addressOf: found, bounce.status, at: time, db) }
    // What is to be tried again, or was taken back, has nothing to be reported of.
    guard entry.status == .sent || entry.status == .unknown else { return .nothingNew(found) }
    try db.cachedStatement(sql: "UPDATE delivery SET status = 'failed', last_detail = ? WHERE notice = ?")
      .execute(arguments: ["reported undeliverable: \(bounce.status)", found])
    try journal.append(
      .noticeBounced, of: entry.notice.application, by: .machine,
      JournalDetail([
        "decision": .number(entry.notice.decisionNumber), "kind": .text(entry.notice.kind.rawValue),
        "status": .text(bounce.status),
      ]))
    return .recorded(found)
  }

  public func forEachLastNotice(since: Date, _ body: (LastNotice) throws -> Void) throws {
    try stream(
      """
      SELECT a.id, coalesce(s.name, r.name) AS name, s.phone, n.recipient, n.kind, d.status, m.status AS address_mark,
        n.created_at
      FROM \(StoredNotice.joined)
        LEFT JOIN submission AS s ON s.application = a.key LEFT JOIN returned_form AS r ON r.application = a.key
      WHERE n.created_at >= ? AND n.recipient <> '' AND a.status <> 'superseded' AND d.status <> 'withdrawn'
        AND NOT EXISTS (
          SELECT 1 FROM notice AS l JOIN delivery AS p ON p.notice = l.id
          WHERE l.application = n.application AND l.id > n.id AND p.status <> 'withdrawn')
      ORDER BY n.id
      """, [StoredTime(since).text], as: LastNotice.init, to: body)
  }

  private static func entry(_ id: OutboxEntry.ID, _ db: Database) throws -> OutboxEntry? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT \(StoredNotice.columns) FROM \(StoredNotice.joined) WHERE n.id = ? AND n.recipient <> ''"),
      arguments: [id]
    ).map(StoredNotice.entry)
  }

  public func notice(_ id: OutboxEntry.ID) throws(CasebookError) -> OutboxEntry? {
    try read { db in try Self.entry(id, db) }
  }

  public func notices(after: OutboxEntry.ID?, limit: Int) throws(CasebookError) -> [OutboxEntry] {
    try read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql:
            "SELECT \(StoredNotice.columns) FROM \(StoredNotice.joined) WHERE n.id < ? AND n.recipient <> '' ORDER BY n.id DESC LIMIT ?"
        ),
        arguments: [after ?? Int64.max, max(limit, 0)]
      ).map(StoredNotice.entry)
    }
  }
}

extension Delivery.Outcome {
  /// Nil where nothing has happened to the notice.
  fileprivate var event: JournalEvent? {
    switch self {
    case .untried: nil
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

extension LastNotice {
  fileprivate init(_ row: Row) throws(CasebookError) {
    var columns = StoredColumns(row)
    let application = try columns.convert(ApplicationID.init(_:))
    let name: PersonName = try columns.personal()
    let phone: MobileNumber? = try columns.optionalPersonal()
    let recipient: EmailAddress = try columns.personal()
    let kind = try columns.convert(NoticeKind.init(rawValue:))
    let delivery = try columns.convert(DeliveryStatus.init(rawValue:))
    let mark = try columns.optionalText()
    self.init(
      application: application, name: name, phone: phone, recipient: recipient, kind: kind, delivery: delivery,
      addressMark: mark, writtenAt: try columns.time())
  }
}
