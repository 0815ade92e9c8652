import Foundation
import GRDB
import ReviewDomain

/// Approvals that are read again. Which, a keyed hash of the application's number says, under the casebook's own salt: nobody who
/// cannot read the casebook can tell before, and deciding a second time draws no second lot.
extension SQLiteCasebook {
  /// The number of the approval that a reviewer may read again without knowing of it; nil where there is none.
  public func secondRead(of application: ApplicationID, for reader: String) throws(CasebookError) -> Int? {
    try read { db in
      guard let state = try StoredState.find(application, db) else { return nil }
      return try Self.openRead(of: state, for: reader, db)
    }
  }

  /// Applications that a reviewer may read again, told as waiting for a reviewer, in the order of `page`.
  public func secondReads(
    for reader: String, after: ApplicationID?, limit: Int
  ) throws(CasebookError) -> [QueueEntry] {
    try read { db in
      let start = try Self.start(after: after, db)
      return try entries(
        """
        \(Self.openReads) AND (a.submitted_at, a.id) > (?, ?) ORDER BY a.submitted_at, a.id LIMIT ?
        """, [Actor.person(reader).text, start.submittedAt, start.id, max(limit, 0)], shownAs: .referred, db)
    }
  }

  /// How many applications a reviewer may read again.
  public func secondReadsOpen(for reader: String?) throws(CasebookError) -> Int {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) \(Self.openReads)", arguments: [reader.map { Actor.person($0).text }]) ?? 0
    }
  }

  /// Approved applications that a second reader would have rejected and no senior has upheld, the oldest submission first.
  public func disputedReads(limit: Int) throws(CasebookError) -> [QueueEntry] {
    try read { db in
      try entries(
        "\(Self.disputedReads) ORDER BY a.submitted_at, a.id LIMIT ?", [max(limit, 0)], shownAs: .approved, db)
    }
  }

  /// How many those are in all.
  public func disputedReadCount() throws(CasebookError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) \(Self.disputedReads)") ?? 0 }
  }

  /// Records what a second reader says; changes neither the application's state nor its mail.
  ///
  /// - Throws: `.stale` where it is not open to them any more, `.onDesk` where it lies on another reviewer's desk.
  public func recordSecondRead(_ word: SecondReadWord, at time: Date) throws(CasebookError) {
    guard word.reasons.isEmpty == (word.decision == .approve) else {
      throw .inconsistent("\(word.application): a rejection needs a reason, and an approval has none")
    }
    try record(at: time) { db, journal in
      guard let state = try StoredState.find(word.application, db) else {
        throw CasebookError.unknownApplication(word.application)
      }
      let actor = Actor.person(word.reader)
      guard try Self.openRead(of: state, for: word.reader, db) == word.number else {
        throw CasebookError.stale(word.application)
      }
      try Self.requireFree(state, for: word.reader, at: time, db)
      let seconds = try Self.secondsLooked(at: word.application, by: actor, since: time, db)
      let reasons = try StoredValues.text(word.reasons, of: word.application)
      try db.execute(
        sql: """
          UPDATE second_read SET decision = ?, reasons = ?, note = ?, seconds = ?, read_by = ?, read_at = ?
          WHERE application = ? AND number = ?
          """,
        arguments: [
          word.decision.rawValue, reasons, word.note, seconds, actor.text, StoredTime(time).text, state.key,
          word.number,
        ])
      try journal.append(
        .readAgain, of: word.application, by: actor,
        JournalDetail([
          "decision": .number(word.number), "note": word.note.map { .text(journal.salt.hash("note", $0)) },
          "reasons": .texts(word.reasons.map(\.rawValue)), "seconds": seconds.map { .number($0) },
          "word": .text(word.decision.rawValue),
        ]))
    }
  }

  /// Records that an approval stands although its second reader would have rejected.
  ///
  /// - Throws: `.illegal` where nothing is disputed.
  public func uphold(
    _ application: ApplicationID, note: String?, by actor: String, at time: Date
  ) throws(CasebookError) {
    try record(at: time) { db, journal in
      guard let state = try StoredState.find(application, db) else {
        throw CasebookError.unknownApplication(application)
      }
      let number = state.nextDecision - 1
      let actor = Actor.person(actor)
      try db.execute(
        sql: """
          UPDATE second_read SET upheld_note = ?, upheld_by = ?, upheld_at = ?
          WHERE application = ? AND number = ? AND decision = 'reject' AND upheld_at IS NULL
          """, arguments: [note, actor.text, StoredTime(time).text, state.key, number])
      guard state.status == .approved, db.changesCount == 1 else {
        throw CasebookError.illegal(application, status: state.status, wanted: "upheld: no second reader disputes it")
      }
      try journal.append(
        .upheld, of: application, by: actor,
        JournalDetail(["decision": .number(number), "note": note.map { .text(journal.salt.hash("note", $0)) }]))
    }
  }

  public func secondReadCounts(from start: Date, to end: Date) throws(CasebookError) -> [SecondReadCount] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT d.decided_by = 'machine', r.decision = 'approve', count(*)
          FROM second_read AS r JOIN decision AS d ON d.application = r.application AND d.number = r.number
          WHERE r.read_at BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2
          """, arguments: [StoredTime(start).text, StoredTime(end).text]
      ).map { row in
        var columns = StoredColumns(row, of: "a second read")
        return SecondReadCount(
          ofMachine: try columns.number() == 1, agrees: try columns.number() == 1, number: Int(try columns.number()))
      }
    }
  }

  /// Draws the lot of an approval that is being recorded.
  ///
  /// - Parameter share: 0 to 1.
  static func choose(
    _ state: StoredState, share: Double, by actor: Actor, at time: StoredTime, _ db: Database,
    _ journal: inout JournalWriter
  ) throws {
    let digits = journal.salt.hash("second read", state.id.text).prefix(13)
    guard let lot = UInt64(digits, radix: 16), Double(lot) / Double(1 << 52 as UInt64) < share else { return }
    try db.execute(
      sql: "INSERT INTO second_read (application, number, chosen_at) VALUES (?, ?, ?)",
      arguments: [state.key, state.nextDecision, time.text])
    try journal.append(
      .chosenToReadAgain, of: state.id, by: actor, JournalDetail(["decision": .number(state.nextDecision)]))
  }

  /// Since a person first looked at an application's pictures, seconds; nil where they did not within the hour before.
  static func secondsLooked(
    at application: ApplicationID, by actor: Actor, since time: Date, _ db: Database
  ) throws -> Int? {
    let first = try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT min(at) FROM journal
          WHERE application = ?1 AND event = 'seen' AND actor = ?2 AND at BETWEEN ?3 AND ?4
            AND instr(detail, '"pictures"') > 0 AND sequence > coalesce((
              SELECT max(sequence) FROM journal WHERE application = ?1 AND event IN ('approved', 'rejected', 'undone')
                AND actor = ?2), 0)
          """), arguments: [application.text, actor.text, StoredTime(time - 3600).text, StoredTime(time).text])
    return first.flatMap(StoredTime.date).map { Int(time.timeIntervalSince($0)) }
  }

  func secondReads(of key: Int64, _ id: String, _ db: Database) throws -> [SecondRead] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT number, chosen_at, decision, reasons, note, seconds, read_by, read_at, upheld_note, upheld_by, upheld_at
          FROM second_read WHERE application = ? ORDER BY number
          """), arguments: [key]
    ).map { row in
      var columns = StoredColumns(row, of: id)
      let number = Int(try columns.number())
      let chosenAt = try columns.time()
      let decision = try columns.convertOptional(ReviewerDecision.init(rawValue:))
      let reasons = StoredValues.reasons(try columns.optionalText() ?? "")
      let note = try columns.optionalText()
      let seconds = try columns.optionalNumber().map { Int($0) }
      let by = try columns.convertOptional(Actor.init(text:))
      let at = try columns.optionalTime()
      var reading: SecondRead.Reading?
      if let decision, let by, let at {
        reading = .init(decision: decision, reasons: reasons, note: note, by: by, at: at, seconds: seconds)
      }
      let upheldNote = try columns.optionalText()
      let upheldBy = try columns.convertOptional(Actor.init(text:))
      let upheldAt = try columns.optionalTime()
      var upholding: SecondRead.Upholding?
      if let upheldBy, let upheldAt { upholding = .init(by: upheldBy, at: upheldAt, note: upheldNote) }
      return SecondRead(number: number, chosenAt: chosenAt, reading: reading, upholding: upholding)
    }
  }

  /// From the approvals that stand and nobody has read again, those of others than a person; its argument is that person's, a null for
  /// all. A cross join keeps its order in SQLite, which by itself would go through all that is approved.
  package static let openReads = """
    FROM second_read AS r CROSS JOIN application AS a ON a.key = r.application JOIN submission AS s ON s.application = a.key
      JOIN decision AS d ON d.application = r.application AND d.number = r.number
    WHERE r.decision IS NULL AND a.status = 'approved' AND r.number = a.next_decision - 1 AND d.decided_by IS NOT ?
    """

  /// From the approvals that stand, those that a second reader would have rejected and no senior has upheld. The first condition is the
  /// index's, so that it is used.
  package static let disputedReads = """
    FROM second_read AS r CROSS JOIN application AS a ON a.key = r.application JOIN submission AS s ON s.application = a.key
    WHERE (r.decision IS NULL OR (r.decision = 'reject' AND r.upheld_at IS NULL)) AND r.decision = 'reject'
      AND a.status = 'approved' AND r.number = a.next_decision - 1
    """

  /// The number of an application's approval that a person may read again; nil where there is none.
  static func openRead(of state: StoredState, for reader: String, _ db: Database) throws -> Int? {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT r.number \(openReads) AND r.application = ?"),
      arguments: [Actor.person(reader).text, state.key])
  }

  private func entries(
    _ chosen: String, _ arguments: StatementArguments, shownAs status: ApplicationStatus, _ db: Database
  ) throws -> [QueueEntry] {
    try Row.fetchAll(
      db,
      sql:
        "SELECT a.id, s.name, a.id_number, a.submitted_at, CASE a.verdict WHEN 'refer' THEN a.reasons ELSE '' END \(chosen)",
      arguments: arguments
    ).map { row in
      var columns = StoredColumns(row)
      return try columns.queueEntry(as: status)
    }
  }
}
