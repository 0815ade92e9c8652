import Casebook
import CasebookConformance
import Foundation
import GRDB
import ReviewDomain
import Testing

/// What SQLite itself holds, whatever a future version of the code around it does.
@Suite struct SchemaTests {
  let folder: TemporaryFolder
  let casebook: SQLiteCasebook

  init() throws {
    folder = try TemporaryFolder()
    casebook = try folder.casebook()
    _ = try casebook.register((1...3).map { try Samples.new($0) }, at: Samples.start)
    let claims = try casebook.claim(limit: 2, holder: "a", lease: 60, at: Samples.start)
    _ = try casebook.complete(
      claims.map { Samples.completion(of: $0, .approve, hash: Samples.hash(1)) }, at: Samples.start)
    try casebook.cancelSample(1, at: Samples.start)
    _ = try casebook.returnForms([Samples.newReturn(4)], at: Samples.start)
    _ = try casebook.register([Samples.new(5)], at: Samples.start)
    try casebook.review(.approve, 5, at: Samples.start)
    _ = try casebook.undo(Samples.id(5), by: "reviewer1", at: Samples.start)
  }

  private func expectRefused(
    _ sql: String, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let error = #expect(throws: DatabaseError.self, "\(sql)", sourceLocation: sourceLocation) {
      try casebook.queue.write { try $0.execute(sql: sql) }
    }
    let message = error?.message ?? ""
    #expect(message.contains(words), "\(sql): \(message)", sourceLocation: sourceLocation)
  }

  @Test func everyTableIsStrict() throws {
    let lax = try casebook.queue.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM pragma_table_list
          WHERE schema = 'main' AND type = 'table' AND NOT strict
            AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
          """)
    }
    #expect(lax.isEmpty)
  }

  @Test(arguments: [
    "submission", "returned_form", "inspection", "portrait", "decision", "undone_decision", "cancellation", "notice",
    "journal",
    "journal_salt",
  ])
  func whatIsWrittenOnceStays(_ table: String) throws {
    let column = try #require(
      try casebook.queue.read { try String.fetchOne($0, sql: "SELECT name FROM pragma_table_info('\(table)')") })
    try expectRefused("UPDATE \(table) SET \(column) = \(column)", "written once")
    try expectRefused("DELETE FROM \(table)", "written once")
    try expectRefused("INSERT OR REPLACE INTO \(table) SELECT * FROM \(table) LIMIT 1", "written once")
  }

  @Test func nightEndsOnceAndStays() throws {
    let night = try casebook.beginNight(holder: "a", at: Samples.start)
    try casebook.endNight(night, .init(at: Samples.start, outcome: .whole, figures: NightFigures()))
    try expectRefused("UPDATE night SET outcome = 'failed'", "ends once")
    try expectRefused("DELETE FROM night", "never deleted")
    try expectRefused(
      "INSERT INTO night (holder, started_at, outcome) SELECT holder, started_at, 'whole' FROM night", "outcome IS NULL"
    )
  }

  @Test func journalTakesOnlyTheNextEntry() throws {
    for sequence in ["(SELECT max(sequence) + 2 FROM journal)", "0", "-1"] {
      try expectRefused(
        """
        INSERT INTO journal (sequence, at, actor, event, detail, hash)
        SELECT \(sequence), at, actor, event, detail, hash FROM journal LIMIT 1
        """, "written once")
    }
  }

  @Test func applicationsAreNeitherDeletedNorRenamed() throws {
    try expectRefused("DELETE FROM application", "never deleted")
    for column in ["key", "id", "id_number", "submitted_at", "received_at"] {
      try expectRefused("UPDATE application SET \(column) = \(column) WHERE id = '2026-000001'", "written once")
    }
  }

  @Test func personHasOneCardAndOneUndecidedApplication() throws {
    let columns = "id, id_number, status, submitted_at, received_at, next_decision"
    let approved =
      "SELECT 'x1', id_number, 'approved', submitted_at, received_at, 2 FROM application WHERE id = '2026-000002'"
    try expectRefused(
      "INSERT INTO application (\(columns)) \(approved)", "UNIQUE constraint failed: application.id_number")
    for status in ["received", "inspected"] {
      let undecided =
        "SELECT 'x2', id_number, '\(status)', submitted_at, received_at, 1 FROM application WHERE id = '2026-000003'"
      try expectRefused(
        "INSERT INTO application (\(columns)) \(undecided)", "UNIQUE constraint failed: application.id_number")
    }
  }

  @Test func noticeOfADecisionIsMadeOnce() throws {
    let unique = try casebook.queue.read { db in
      try db.indexes(on: "notice").filter(\.isUnique).map(\.columns)
    }
    #expect(unique.contains(["application", "decision_number", "kind"]))
    #expect(unique.contains(["message_id"]))
    try expectRefused(
      """
      INSERT INTO notice (application, decision_number, kind, recipient, message_id, created_at, bytes)
      SELECT application, decision_number, kind, recipient, 'another', created_at, bytes FROM notice LIMIT 1
      """, "written once")
  }

  @Test(arguments: [
    ("UPDATE application SET status = 'lost'", "status IN"),
    ("UPDATE application SET status = 'superseded' WHERE id = '2026-000003'", "superseded_by IS NOT NULL"),
    ("UPDATE application SET superseded_by = '2026-000009'", "superseded_by IS NOT NULL"),
    ("UPDATE application SET status = 'approved' WHERE id = '2026-000003'", "next_decision > 1"),
    ("UPDATE application SET status = 'referred' WHERE id = '2026-000003'", "verdict IS 'refer'"),
    ("UPDATE application SET holder = 'a' WHERE id = '2026-000003'", "lease_until IS NULL"),
    ("UPDATE application SET holder = 'a', lease_until = submitted_at WHERE id = '2026-000002'", "status = 'received'"),
    ("UPDATE application SET verdict = NULL WHERE id = '2026-000002'", "verdict IS NULL"),
    ("UPDATE application SET status = 'rejected' WHERE id = '2026-000004'", "id_number IS NULL"),
    ("UPDATE application SET status = 'returned' WHERE id = '2026-000002'", "id_number IS NULL"),
    ("UPDATE delivery SET status = 'sent' WHERE status = 'pending'", "due_at IS NOT NULL"),
    ("UPDATE delivery SET due_at = last_attempt_at", "due_at IS NOT NULL"),
    ("UPDATE delivery SET status = 'lost'", "status IN"),
    ("UPDATE delivery SET status = 'sent', due_at = NULL", "attempts > 0"),
    (
      "INSERT INTO decision VALUES (3, 1, 'reject', '', NULL, 'machine', '2026-11-20T01:00:00.000Z', NULL, NULL)",
      "reasons = ''"
    ),
    (
      "INSERT INTO decision VALUES (3, 1, 'refer', 'x', NULL, 'machine', '2026-11-20T01:00:00.000Z', NULL, NULL)",
      "decision IN"
    ),
    (
      "INSERT INTO decision VALUES (3, 1, 'reject', 'x', NULL, 'machine', 'yesterday', NULL, NULL)",
      "length(decided_at)"
    ),
    ("INSERT INTO portrait VALUES (3, 3, x'00', NULL)", "length(hash)"),
    ("INSERT INTO portrait VALUES (3, 3, zeroblob(32), x'00')", "length(face)"),
    ("INSERT INTO portrait VALUES (99, 3, zeroblob(32), NULL)", "FOREIGN KEY"),
    ("INSERT INTO portrait VALUES (3, 99, zeroblob(32), NULL)", "FOREIGN KEY"),
    (
      "INSERT INTO decision VALUES (99, 1, 'reject', 'x', NULL, 'machine', '2026-11-20T01:00:00.000Z', NULL, NULL)",
      "FOREIGN KEY"
    ),
  ])
  func contradictionsAreRefused(_ sql: String, _ words: String) throws {
    try expectRefused(sql, words)
  }

  /// Pages must not cost more the more applications there are.
  @Test(arguments: [
    "SELECT id FROM application WHERE status = 'referred' AND (submitted_at, id) > ('a', '') ORDER BY submitted_at, id",
    "SELECT id FROM application WHERE status = 'received' AND holder IS NULL ORDER BY submitted_at, id",
    "SELECT min(key) FROM application WHERE id_number = 'a'",
    "SELECT id FROM application WHERE id_number = 'a' AND submitted_at > 'a' ORDER BY submitted_at DESC, id DESC",
    "SELECT notice FROM delivery WHERE status = 'pending' AND due_at <= 'a' ORDER BY due_at, notice",
    "SELECT sequence FROM journal WHERE application = 'a' AND sequence > 5 ORDER BY sequence",
    "SELECT id FROM application ORDER BY submitted_at, id",
    "SELECT number FROM night WHERE ended_at IS NOT NULL AND outcome IN ('whole') ORDER BY ended_at DESC, number DESC",
  ])
  func listsNeitherSortNorScan(_ sql: String) throws {
    let plan = try casebook.queue.read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
    }
    #expect(plan.count == 1, "\(plan)")
    #expect(plan.allSatisfy { $0.contains("INDEX") && !$0.contains("TEMP B-TREE") }, "\(plan)")
  }

  /// Nor must what is to be read again cost more the more has been approved.
  @Test(arguments: [
    ("SELECT count(*) \(SQLiteCasebook.openReads)", "SCAN r USING INDEX second_read_unsettled"),
    ("SELECT count(*) \(SQLiteCasebook.disputedReads)", "SCAN r USING INDEX second_read_unsettled"),
    ("SELECT r.number \(SQLiteCasebook.openReads) AND r.application = 1", "(application=?"),
  ])
  func secondReadsAreNotSoughtAmongAllApprovals(_ sql: String, _ way: String) throws {
    let plan = try casebook.queue.read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: sql.contains("?") ? ["a"] : []).map {
        $0["detail"] as String
      }
    }
    #expect(plan.contains { $0.contains(" r ") && $0.contains(way) }, "\(plan)")
    #expect(plan.allSatisfy { !$0.contains("application_by_status") }, "\(plan)")
  }
}
