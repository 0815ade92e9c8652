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
    #expect(diagnostics.schemaVersion == "4")
    #expect(diagnostics.journal == .intact(sequence: 0, hash: ""))
    #expect(diagnostics.bytes > 0)
    #expect(diagnostics.sqliteVersion.hasPrefix("3."))
  }

  @Test func creatingAgainOpensWhatIsThere() throws {
    _ = try open(create: true).register([Samples.new(1)], at: Samples.start)
    #expect(try open(create: true).counts()[.received] == 1)
  }

  /// Mails were not counted before schema 3.
  @Test func casebookOfSchema2IsBroughtUpToDate() throws {
    let casebook = try open(create: true)
    _ = try casebook.register((1...3).map { try Samples.new($0) }, at: Samples.start)
    let due = try casebook.pendingNotices(limit: 1, at: Samples.start)
    try casebook.recordDeliveries(due.map { Delivery(entry: $0.id, outcome: .sent, detail: "") }, at: Samples.start)
    try casebook.queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          DROP TABLE night; DROP TABLE delivery_count; DROP TRIGGER delivery_counted; DROP TRIGGER delivery_recounted;
          DELETE FROM grdb_migrations WHERE identifier = '3';
          """)
    }
    try casebook.queue.close()
    let reopened = try open()
    #expect(try reopened.deliveryCounts() == [.pending: 2, .sent: 1, .failed: 0, .unknown: 0])
    #expect(try reopened.lastNight() == nil)
    #expect(try reopened.diagnostics().isHealthy)
  }

  /// A process killed right after the file was made leaves it empty.
  @Test func emptyFileBecomesACasebook() throws {
    try write(Data())
    #expect(try open().diagnostics().isHealthy)
  }

  /// A process killed between GRDB's bookkeeping table and the first migration.
  @Test func halfMadeCasebookIsFinished() throws {
    let queue = try DatabaseQueue(path: folder.path())
    try queue.inDatabase { try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)") }
    try queue.close()
    #expect(try open().diagnostics().isHealthy)
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
