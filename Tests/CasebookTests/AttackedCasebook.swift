import Casebook
import CasebookConformance
import Foundation
import GRDB
import ReviewDomain
import Testing

/// A casebook with every state an application and a mail can be in, for attacks by somebody who can write to its file and knows of the
/// triggers.
final class AttackedCasebook {
  private let folder: TemporaryFolder
  private let original: Data
  private var copies = 0
  /// Before any attack.
  let entries: [JournalEntry]
  let head: JournalCheckpoint

  init() throws {
    folder = try TemporaryFolder()
    let casebook = try folder.casebook()
    try Self.live(casebook)
    entries = try casebook.journal(of: nil, after: 0, limit: 999)
    head = try #require(try casebook.journalHead())
    let state = try casebook.verifyState()
    #expect(state.count == 0, "before the attack: \(state)")
    original = try Data(contentsOf: URL(filePath: folder.path()))
  }

  /// Approved, rejected and referred by the machine, decided by people, cancelled, superseded, returned, taken back, and not
  /// inspected yet; mails in every state.
  private static func live(_ casebook: SQLiteCasebook) throws {
    _ = try casebook.register(
      (1...6).map { try Samples.new($0, registeredBy: $0 == 2 ? "counter7" : nil) }, at: Samples.start)
    let claims = try casebook.claim(limit: 6, holder: "night", lease: 60, at: Samples.hour(1))
    let verdicts: [Verdict] = [.approve, .reject, .refer, .refer, .refer, .approve]
    _ = try casebook.complete(
      zip(claims, verdicts).enumerated().map {
        Samples.completion(of: $1.0, $1.1, hash: $0 == 5 ? nil : Samples.hash($0 + 1))
      }, at: Samples.hour(1))
    let due = try casebook.pendingNotices(limit: 99, at: Samples.hour(1))
    let outcomes: [Delivery.Outcome] = [.sent, .permanent, .unknown, .temporary(retryAt: Samples.hour(2))]
    try casebook.recordDeliveries(
      zip(due, outcomes).map { Delivery(entry: $0.id, outcome: $1, detail: "said") }, at: Samples.hour(1))
    try casebook.review(.approve, 3, note: "called")
    try casebook.review(.reject, 4, message: "請取下口罩", note: "seen")
    try casebook.cancelSample(1, note: "lost", at: Samples.hour(3))
    _ = try casebook.register([Samples.new(7, person: 5, submitted: 9)], at: Samples.hour(9))
    _ = try casebook.returnForms([Samples.newReturn(8)], at: Samples.hour(10))
    try undoAndAnswer(casebook)
    try readAgain(casebook)
    _ = try casebook.claim(limit: 1, holder: "another", lease: 60, at: Samples.hour(11))
    _ = try casebook.beginNight(holder: "night", at: Samples.hour(11))
  }

  /// A decision taken back, a mail that a person has tried again, and one that another system reported undeliverable.
  private static func undoAndAnswer(_ casebook: SQLiteCasebook) throws {
    _ = try casebook.register((9...11).map { try Samples.new($0) }, at: Samples.hour(10))
    let receipts = try (9...11).map { try #require(try casebook.record(of: Samples.id($0))?.notices.first) }
    let outcomes: [Delivery.Outcome] = [.sent, .sent, .permanent]
    try casebook.recordDeliveries(
      zip(receipts, outcomes).map { Delivery(entry: $0.id, outcome: $1, detail: "said") }, at: Samples.hour(10))
    try casebook.review(.approve, 9, hold: 600, at: Samples.hour(10))
    #expect(try casebook.undo(Samples.id(9), by: "reviewer1", at: Samples.hour(10)) == .undone(.received))
    _ = try casebook.recordBounces(
      [Bounce(messageID: receipts[1].notice.messageID, status: "5.1.1", isOfAddress: true)], at: Samples.hour(10))
    #expect(try casebook.change(receipts[2].id, .retry, by: "clerk1", at: Samples.hour(10)) == .done)
  }

  /// An approval that took its time, was read again, disputed and upheld; and one that nobody has read again.
  private static func readAgain(_ casebook: SQLiteCasebook) throws {
    _ = try casebook.register((12...13).map { try Samples.new($0) }, at: Samples.hour(10))
    for number in 12...13 {
      let application = try Samples.application(number)
      try casebook.noteAccess(
        [.pictures], to: [application.id], by: .person("reviewer1"), at: Samples.hour(10))
      try casebook.decide(
        ReviewerAction(
          application: application.id, decision: .approve, reasons: [], note: nil, reviewer: "reviewer1",
          secondReadShare: 1), expecting: 1, notice: Samples.notice(.approved, of: application, decision: 1), hold: 600,
        at: Samples.hour(10) + 30)
    }
    let id = try Samples.id(12)
    try casebook.noteAccess([.pictures], to: [id], by: .person("reviewer2"), at: Samples.hour(10) + 40)
    try casebook.recordSecondRead(
      SecondReadWord(
        application: id, number: 1, decision: .reject, reasons: ["no_face"], note: "look", reader: "reviewer2"),
      at: Samples.hour(10) + 60)
    try casebook.uphold(id, note: "fine", by: "senior1", at: Samples.hour(10) + 90)
  }

  /// A copy on which no trigger, foreign key or check stands in the way.
  func copy() throws -> SQLiteCasebook {
    copies += 1
    let name = "copy-\(copies).sqlite"
    try original.write(to: URL(filePath: folder.path(name)))
    let casebook = try folder.casebook(name)
    try casebook.queue.writeWithoutTransaction { db in
      try db.execute(
        sql:
          "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY"
      )
      let triggers = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
    }
    return casebook
  }
}

extension SQLiteCasebook {
  /// Writes into the file past the program.
  func attack(_ sql: String, _ arguments: StatementArguments = []) throws {
    try queue.write { try $0.execute(sql: sql, arguments: arguments) }
  }

  /// What the comparison finds besides the triggers that the attacker took away.
  func foundInRows() throws -> [StateFault] {
    try verifyState().faults.filter { !$0.place.hasPrefix("trigger") }
  }

  func brokenAt(against checkpoint: JournalCheckpoint? = nil) throws -> Int64? {
    guard case .broken(let sequence, _) = try verifyJournal(against: checkpoint) else { return nil }
    return sequence
  }
}
