import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func forEachReportFact(_ body: (ReportFact) throws -> Void) throws {
    // The caller's own error is to come back as it was.
    var failure: (any Error)?
    do {
      try read { db in
        let ruleSets = try Row.fetchAll(db, sql: "SELECT number, sha256 FROM rule_set")
        var reader = ReportFactReader(ruleSets: Dictionary(uniqueKeysWithValues: ruleSets.map { ($0[0], $0[1]) }))
        try RawRow.forEach(db.cachedStatement(sql: ReportFactReader.sql), db) { row in
          let fact = try reader.fact(row)
          do {
            try body(fact)
          } catch {
            failure = error
            throw error
          }
        }
      }
    } catch {
      throw failure ?? error
    }
  }

  public func noticeCounts(from start: Date, to end: Date) throws(CasebookError) -> [NoticeCount] {
    try read { db in
      let range: StatementArguments = [StoredTime(start).text, StoredTime(end).text]
      func counts(_ sql: String) throws -> [NoticeCount] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: range).map { row in
          var columns = StoredColumns(row, of: "mails")
          return NoticeCount(
            kind: try columns.convert(NoticeKind.init(rawValue:)),
            status: try columns.convert(DeliveryStatus.init(rawValue:)), number: Int(try columns.number()))
        }
      }
      // Nearly all have been sent: those that have not are few and have an index of their own.
      let unsent = try counts(
        """
        SELECT n.kind, d.status, count(*) FROM delivery AS d INDEXED BY delivery_unsent JOIN notice AS n ON n.id = d.notice
        WHERE d.status <> 'sent' AND n.created_at BETWEEN ? AND ? GROUP BY n.kind, d.status
        """)
      let all = try counts(
        """
        SELECT kind, 'sent', count(*) FROM notice INDEXED BY notice_by_kind WHERE created_at BETWEEN ? AND ?
        GROUP BY kind
        """)
      return all.map { count in
        let others = unsent.filter { $0.kind == count.kind }.map(\.number).reduce(0, +)
        return NoticeCount(kind: count.kind, status: .sent, number: count.number - others)
      } + unsent
    }
  }
}

/// Makes facts of rows, and remembers what a million rows share.
private struct ReportFactReader {
  let ruleSets: [Int64: String]
  private var reasons: [String: [ReasonCode]] = [:]
  private var actors: [String: Actor] = [:]
  private var doubtful: [String: Bool] = [:]

  init(ruleSets: [Int64: String]) {
    self.ruleSets = ruleSets
  }

  static let sql = """
    SELECT a.id, a.status, a.submitted_at, a.received_at, a.verdict, a.reasons, a.inspected_at, a.rule_set,
      max(a.received_at, s.received_at), c.cancelled_at, d.decision, d.reasons, d.decided_by, d.decided_at, l.status,
      l.last_attempt_at, coalesce(lower(substr(e.email, instr(e.email, '@') + 1)),
        lower(substr(r.email, instr(r.email, '@') + 1))),
      EXISTS (SELECT 1 FROM application AS p
        WHERE p.id_number = a.id_number AND p.submitted_at < a.submitted_at AND p.status = 'rejected'), d.number
    FROM application AS a
      LEFT JOIN submission AS e INDEXED BY submission_domain ON e.application = a.key
      LEFT JOIN returned_form AS r ON a.status = 'returned' AND r.application = a.key
      LEFT JOIN application AS s ON s.id = a.superseded_by
      LEFT JOIN cancellation AS c ON a.status = 'cancelled' AND c.application = a.key
      \(StoredDecision.standing)
      LEFT JOIN notice AS n ON n.application = a.key AND n.decision_number = d.number AND n.kind = CASE d.decision
        WHEN 'approve' THEN 'approved' WHEN 'reject' THEN 'rejected' ELSE 'returned' END
      LEFT JOIN delivery AS l ON l.notice = n.id
    """

  mutating func fact(_ row: RawRow) throws(CasebookError) -> ReportFact {
    ReportFact(
      application: row.text(0), status: try row.value(1, "status", ApplicationStatus.init(rawValue:)),
      submittedAt: try row.time(2, "submitted_at"), receivedAt: try row.time(3, "received_at"),
      machineVerdict: row.isNull(4) ? nil : try row.value(4, "verdict", Verdict.init(rawValue:)),
      machineReasons: reasons(row.text(5)), inspectedAt: try row.optionalTime(6, "inspected_at"),
      ruleSet: row.isNull(7) ? nil : ruleSets[row.number(7)], decision: try decision(row), mail: try mail(row),
      supersededAt: try row.optionalTime(8, "received_at"), cancelledAt: try row.optionalTime(9, "cancelled_at"),
      isRepeat: row.number(17) != 0, isDoubtfulAddress: isDoubtful(row.text(16)))
  }

  private mutating func decision(_ row: RawRow) throws(CasebookError) -> DecisionRecord? {
    if row.isNull(10) { return nil }
    return DecisionRecord(
      number: Int(row.number(18)), decision: try row.value(10, "decision", Decision.init(rawValue:)),
      reasons: reasons(row.text(11)),
      note: nil, decidedBy: try row.value(12, "decided_by") { actor($0) }, decidedAt: try row.time(13, "decided_at"))
  }

  private func mail(_ row: RawRow) throws(CasebookError) -> ReportFact.Mail {
    if row.isNull(14) { return .unknown }
    switch try row.value(14, "status", DeliveryStatus.init(rawValue:)) {
    case .sent, .unknown: return try row.optionalTime(15, "last_attempt_at").map { .handedOver($0) } ?? .waiting
    case .pending, .failed: return .waiting
    // A later word took its place, or it was known to lead nowhere.
    case .withdrawn: return .unknown
    }
  }

  private mutating func reasons(_ text: String) -> [ReasonCode] {
    if text.isEmpty { return [] }
    if let known = reasons[text] { return known }
    reasons[text] = StoredValues.reasons(text)
    return StoredValues.reasons(text)
  }

  private mutating func actor(_ text: String) -> Actor? {
    if let known = actors[text] { return known }
    actors[text] = Actor(text: text)
    return actors[text]
  }

  private mutating func isDoubtful(_ domain: String) -> Bool {
    if let known = doubtful[domain] { return known }
    doubtful[domain] = (try? EmailAddress(typed: "a@\(domain)"))?.deliveryDoubtful ?? false
    return doubtful[domain] ?? false
  }
}
