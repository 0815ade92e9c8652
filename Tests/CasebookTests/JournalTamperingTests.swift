import Casebook
import CasebookConformance
import Foundation
import GRDB
import Testing

/// Single attacks on the journal by somebody who can write to the file and knows of the triggers; `JournalAttackTests` goes through all of
/// a kind.
@Suite struct JournalTamperingTests {
  private let folder: TemporaryFolder
  private let casebook: SQLiteCasebook
  private let checkpoint: JournalCheckpoint

  init() throws {
    folder = try TemporaryFolder()
    casebook = try folder.casebook()
    _ = try casebook.register((1...3).map { try Samples.new($0) }, at: Samples.start)
    let claims = try casebook.claim(limit: 2, holder: "a", lease: 60, at: Samples.start)
    _ = try casebook.complete(claims.map { Samples.completion(of: $0, .refer) }, at: Samples.start)
    guard case .intact(let sequence, let hash) = try casebook.verifyJournal() else {
      throw CasebookError.storage("the journal is broken before the attack")
    }
    checkpoint = JournalCheckpoint(sequence: sequence, hash: hash)
    #expect(sequence == 7)
  }

  private func attack(_ sql: String, _ arguments: StatementArguments = []) throws {
    try casebook.queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      let triggers = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
      try db.execute(sql: sql, arguments: arguments)
    }
  }

  private func expectBroken(
    at sequence: Int64, _ comment: Comment? = nil, against checkpoint: JournalCheckpoint? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let verification = try casebook.verifyJournal(against: checkpoint)
    guard case .broken(sequence, _) = verification else {
      Issue.record("\(comment ?? "the attack") gave \(verification)", sourceLocation: sourceLocation)
      return
    }
  }

  @Test func untouchedJournalIsIntact() throws {
    #expect(
      try casebook.verifyJournal(against: checkpoint)
        == .intact(sequence: checkpoint.sequence, hash: checkpoint.hash))
  }

  @Test func changedSequenceIsFound() throws {
    try attack("UPDATE journal SET sequence = 70 WHERE sequence = 7")
    try expectBroken(at: 7)
  }

  @Test func removedApplicationIsFound() throws {
    try attack("UPDATE journal SET application = NULL WHERE sequence = 4")
    try expectBroken(at: 4)
    try attack("UPDATE journal SET application = '' WHERE sequence = 4")
    try expectBroken(at: 4)
  }

  @Test func bytesMovedBetweenNeighboursAreFound() throws {
    try attack("UPDATE journal SET actor = actor || substr(event, 1, 1), event = substr(event, 2) WHERE sequence = 4")
    try expectBroken(at: 4)
  }

  @Test func droppedEntryIsFoundAfterTheRestMovedUp() throws {
    try attack("DELETE FROM journal WHERE sequence = 4")
    for sequence in 5...7 { try attack("UPDATE journal SET sequence = sequence - 1 WHERE sequence = ?", [sequence]) }
    try expectBroken(at: 4)
  }

  @Test func repeatedEntryIsFound() throws {
    try attack(
      "INSERT INTO journal SELECT 8, at, actor, event, application, detail, hash FROM journal WHERE sequence = 7")
    try expectBroken(at: 8)
  }

  @Test func emptiedJournalIsFoundByACheckpointOnly() throws {
    try attack("DELETE FROM journal")
    #expect(try casebook.verifyJournal() == .intact(sequence: 0, hash: ""))
    try expectBroken(at: 1, against: checkpoint)
  }
}
