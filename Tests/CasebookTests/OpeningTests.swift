import Casebook
import CasebookConformance
import Foundation
import GRDB
import Testing

@Suite struct OpeningTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(_ bytes: Data, at offset: UInt64 = 0) throws {
    let path = folder.path()
    if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(fileURLWithPath: path)) }
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seek(toOffset: offset)
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  private func open(create: Bool = false) throws -> SQLiteCasebook {
    try SQLiteCasebook(path: folder.path(), create: create)
  }

  @Test func missingFileIsNotMadeByTheWay() {
    #expect(throws: CasebookError.storage("there is no casebook at this path")) { try open() }
    #expect(!FileManager.default.fileExists(atPath: folder.path()))
  }

  @Test func newCasebookIsEmptyAndHealthy() throws {
    let diagnostics = try open(create: true).diagnostics()
    #expect(diagnostics.isHealthy)
    #expect(diagnostics.schemaVersion == "13")
    #expect(diagnostics.journal == .intact(sequence: 0, hash: ""))
    #expect(diagnostics.bytes > 0)
    #expect(diagnostics.sqliteVersion.hasPrefix("3."))
  }

  @Test func creatingAgainOpensWhatIsThere() throws {
    _ = try open(create: true).register([Samples.new(1)], at: Samples.start)
    #expect(try open(create: true).counts()[.received] == 1)
  }

  /// But for the application that this test wrote past the journal.
  private func expectSound(_ casebook: SQLiteCasebook) throws {
    let found = try casebook.diagnostics()
    #expect(found.structureFaults.isEmpty)
    #expect(found.state.faults.filter { $0.application == nil } == [], "a migrated schema is as a new one")
  }

  /// Before schema 3 mails were not counted; before schema 5 no mail was taken back, and no cancellation mailed.
  @Test(arguments: ["1", "2", "3", "4"])
  func casebookOfAnOlderSchemaIsBroughtUpToDate(schema: String) throws {
    let queue = try DatabaseQueue(path: folder.path())
    try CasebookSchema.migrator.migrate(queue, upTo: schema)
    let application = try Samples.application(1)
    let (time, applicant) = ("2026-11-20T01:00:00.000Z", application.applicant)
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO application (id, id_number, status, submitted_at, received_at, next_decision)
            VALUES ('\(application.id)', '\(applicant.idNumber.text)', 'approved', '\(time)', '\(time)', 2);
          INSERT INTO submission VALUES (1, 'general', '\(time)', '\(applicant.name.text)', '1981-01-01', '0912345678',
            '\(applicant.email.text)', 'national_id', NULL, 'a.jpg', 'b.jpg', x'', '', '', '');
          INSERT INTO decision VALUES (1, 1, 'approve', '', '說明', 'machine', '\(time)');
          INSERT INTO notice VALUES (7, 1, 0, 'received', '\(applicant.email.text)', 'a', '\(time)', x'00');
          INSERT INTO notice VALUES (8, 1, 1, 'approved', '\(applicant.email.text)', 'b', '\(time)', x'01');
          INSERT INTO delivery VALUES (7, 'sent', 1, NULL, '\(time)', '');
          INSERT INTO delivery VALUES (8, 'pending', 0, '\(time)', NULL, NULL);
          """)
    }
    try queue.close()
    let reopened = try open()
    try expectSound(reopened)
    #expect(try reopened.deliveryCounts() == [.pending: 1, .sent: 1, .failed: 0, .unknown: 0, .withdrawn: 0])
    #expect(try reopened.lastNight() == nil)
    let before = try #require(try reopened.record(of: application.id))
    #expect(before.decisions.map(\.note) == ["說明"] && before.decisions.map(\.message) == [nil])
    #expect(before.notices.map(\.id) == [7, 8] && before.notices.map(\.notice.bytes) == [Data([0]), Data([1])])
    try reopened.cancelSample(1, at: Samples.hour(1))
    #expect(try reopened.record(of: application.id)?.notices.map(\.status) == [.sent, .withdrawn, .pending])
  }

  /// Nothing could be returned before schema 6, whose constraints are changed where they stand.
  @Test func casebookOfSchema5IsBroughtUpToDate() throws {
    let queue = try DatabaseQueue(path: folder.path())
    try CasebookSchema.migrator.migrate(queue, upTo: "5")
    let columns = "id, id_number, status, submitted_at, received_at, next_decision"
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO application (\(columns)) VALUES ('old', 'A123456789', 'rejected', ?, ?, 2)
          """, arguments: ["2026-11-20T01:00:00.000Z", "2026-11-20T01:00:00.000Z"])
    }
    try queue.close()
    let casebook = try open()
    try expectSound(casebook)
    #expect(try casebook.counts()[.rejected] == 1)
    #expect(try casebook.returnForms([Samples.newReturn(1)], at: Samples.start) == [.returned])
    #expect(try casebook.register([Samples.new(2)], at: Samples.start) == [.registered(superseding: [])])
    try casebook.queue.close()
    #expect(try open().counts()[.returned] == 1)
    #expect(throws: DatabaseError.self) {
      try open().queue.write { try $0.execute(sql: "UPDATE application SET status = 'lost'") }
    }
  }

  /// A table that somebody made anew by hand is not taken for the program's own.
  @Test func casebookWithOtherTablesIsNotMigrated() throws {
    let queue = try DatabaseQueue(path: folder.path())
    try CasebookSchema.migrator.migrate(queue, upTo: "5")
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA foreign_keys = OFF;
          DROP TRIGGER decision_refuses_delete;
          DROP TABLE decision;
          CREATE TABLE decision (application INTEGER, decision TEXT) STRICT;
          """)
    }
    try queue.close()
    #expect(throws: CasebookError.storage("the table decision is not as this program made it")) { try open() }
    let versions = try DatabaseQueue(path: folder.path()).read { try CasebookSchema.migrator.completedMigrations($0) }
    #expect(versions.last == "5")
  }

  /// A disk that was full or a copy that failed leaves such a file, too.
  @Test func emptyFileIsNamedAndLeftAlone() throws {
    try write(Data())
    let leftover = folder.path() + "-journal"
    try Data("rollback".utf8).write(to: URL(fileURLWithPath: leftover))
    #expect(throws: CasebookError.storage("the casebook is empty; restore it from a backup")) { try open() }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path())).isEmpty)
    #expect(try Data(contentsOf: URL(fileURLWithPath: leftover)) == Data("rollback".utf8))
  }

  @Test func databaseWithoutTablesIsNamed() throws {
    let queue = try DatabaseQueue(path: folder.path())
    try queue.inDatabase { try $0.execute(sql: "CREATE TABLE recipe (name TEXT); DROP TABLE recipe") }
    try queue.close()
    #expect(throws: CasebookError.storage("the casebook is empty; restore it from a backup")) { try open() }
  }

  /// A process killed right after the file was made leaves it empty; whoever makes the casebook again finishes it.
  @Test func emptyFileBecomesACasebookWhereOneIsToBeMade() throws {
    try write(Data())
    #expect(try open(create: true).diagnostics().isHealthy)
  }

  /// A process killed between GRDB's bookkeeping table and the first migration.
  @Test func halfMadeCasebookIsFinished() throws {
    let queue = try DatabaseQueue(path: folder.path())
    try queue.inDatabase { try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)") }
    try queue.close()
    #expect(throws: CasebookError.storage("the casebook is empty; restore it from a backup")) { try open() }
    #expect(try open(create: true).diagnostics().isHealthy)
  }

  @Test func twoProcessesMayCreateAtOnce() async throws {
    let path = folder.path()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...4 {
        group.addTask {
          let diagnostics = try SQLiteCasebook(path: path, create: true).diagnostics()
          #expect(diagnostics.isHealthy)
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func folderInPlaceOfTheFileIsNamed() throws {
    try FileManager.default.createDirectory(atPath: folder.path(), withIntermediateDirectories: false)
    #expect(throws: CasebookError.storage("the casebook's path is not a file")) { try open() }
  }

  @Test func fileThatIsNoDatabaseIsNamed() throws {
    try write(Data(repeating: UInt8(ascii: "x"), count: 4096))
    #expect(throws: CasebookError.storage("the file is not a database")) { try open() }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path())).allSatisfy { $0 == UInt8(ascii: "x") })
  }

  @Test func otherDatabaseIsNamedAndLeftAlone() throws {
    let queue = try DatabaseQueue(path: folder.path())
    try queue.inDatabase { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
    #expect(throws: CasebookError.storage("the file is a database, but not a casebook")) { try open() }
    #expect(try queue.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") } == 1)
  }

  @Test func casebookOfTheFutureIsNamedAndLeftAlone() throws {
    let casebook = try open(create: true)
    try casebook.queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99')") }
    #expect(throws: CasebookError.newerSchema("99")) { try open() }
  }

  @Test func damagedFileIsNeverCalledHealthy() throws {
    let casebook = try open(create: true)
    _ = try casebook.register((1...300).map { try Samples.new($0) }, at: Samples.start)
    let size = try casebook.diagnostics().bytes
    try casebook.queue.close()
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path()))
    // One page at a time, from the second on: the first is the header's and the schema's.
    for page in stride(from: Int64(4096), to: size, by: 7 * 4096) {
      try whole.write(to: URL(fileURLWithPath: folder.path()))
      try write(Data(repeating: 0xA5, count: 512), at: UInt64(page))
      do {
        #expect(!(try open().diagnostics().isHealthy), "damage at byte \(page) was not seen")
      } catch let error as CasebookError {
        guard case .storage = error else {
          Issue.record("damage at byte \(page) gave \(error)")
          continue
        }
      }
    }
  }

  @Test func damagedSchemaIsNamed() throws {
    try open(create: true).queue.close()
    try write(Data(repeating: 0xA5, count: 3000), at: 100)
    #expect(throws: CasebookError.self) { try open() }
  }

  @Test func errorsOfTheDatabaseTellNoValues() throws {
    let casebook = try open(create: true)
    let secret = "A123456789"
    do {
      try casebook.queue.write { db in
        try db.execute(
          sql: "INSERT INTO application (id, id_number, status, submitted_at, received_at) VALUES (?, ?, ?, ?, ?)",
          arguments: ["2026-1", secret, "nonsense", secret, secret])
      }
      Issue.record("the row should have been refused")
    } catch {
      let text = "\(CasebookError(error))"
      #expect(text.contains("CHECK constraint failed"))
      #expect(!text.contains(secret))
    }
  }
}
