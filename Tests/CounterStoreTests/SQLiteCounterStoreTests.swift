import CounterConformance
import CounterStore
import Foundation
import GRDB
import ReviewDomain
import Testing

@Suite struct SQLiteCounterStoreTests {
  @Test(arguments: CounterCheck.all)
  func conforms(_ check: CounterCheck) throws {
    let file = CounterFile()
    try check.run(on: file.store())
  }

  @Test func commitsAreDurable() throws {
    let file = CounterFile()
    let store = try file.store()
    let pragmas = try store.queue.inDatabase { db in
      [
        try String.fetchOne(db, sql: "PRAGMA journal_mode"), try String.fetchOne(db, sql: "PRAGMA synchronous"),
        try String.fetchOne(db, sql: "PRAGMA foreign_keys"), try String.fetchOne(db, sql: "PRAGMA secure_delete"),
      ]
    }
    #expect(pragmas == ["truncate", "2", "1", "1"])
  }

  @Test func theFileIsItsOwnersAlone() throws {
    let file = CounterFile()
    _ = try file.store()
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func secretsOutliveTheProcessAndAreEachStoresOwn() throws {
    let (file, other) = (CounterFile(), CounterFile())
    let key = try file.store().formKey
    #expect(try file.store().formKey == key)
    #expect(try other.store().formKey != key)
  }

  @Test func refusesAnotherProgramsDatabase() throws {
    let file = CounterFile()
    try DatabaseQueue(path: file.path).write { try $0.execute(sql: "CREATE TABLE other (x)") }
    #expect(throws: CounterStoreError.storage("the file is a database, but not a counter's")) { try file.store() }
  }

  @Test func refusesTheStoreOfANewerVersion() throws {
    let file = CounterFile()
    try file.store().queue.write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99')")
    }
    #expect(throws: CounterStoreError.newerSchema("99")) { try file.store() }
  }

  @Test func aDraftOfTheVersionBeforeStaffIsKept() throws {
    let file = CounterFile()
    let queue = try DatabaseQueue(path: file.path)
    try CounterSchema.migrator.migrate(queue, upTo: "2")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO account (key, id_number, name, birth_date, phone, mail, password, registered_at)
            VALUES (7, 'A123456789', '甄健康', '1981-01-01', '0912345678', 'a@example.tw', 'x', '2026-09-21T14:13:20.000Z');
          INSERT INTO draft (account, consent_at, portrait_file, portrait_format, begun_at)
            VALUES (7, '2026-09-21T14:13:20.000Z', 'p', 'jpeg', '2026-09-21T14:13:20.000Z');
          """)
    }
    try queue.close()
    let store = try file.store()
    let account = try #require(try store.account(of: CounterSamples.number(), at: CounterSamples.start))
    #expect(try store.draft(of: .account(account.id))?.portrait?.file == "p")
    #expect(try store.applicant(of: .account(account.id))?.name.text == "甄健康")
  }

  @Test func theTrailRefusesChangesAndShowsThoseMadePastIt() throws {
    let file = CounterFile()
    let store = try file.store()
    try store.note(.proofRefused, of: nil, at: CounterSamples.start)
    try store.note(.proofRefused, of: nil, at: CounterSamples.minute(1))
    for sql in [
      "UPDATE audit SET event = 'deleted' WHERE sequence = 1", "DELETE FROM audit WHERE sequence = 2",
      "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE sequence = 1",
    ] {
      #expect(throws: DatabaseError.self) { try store.queue.write { try $0.execute(sql: sql) } }
    }
    try store.queue.write { db in
      try db.execute(sql: "DROP TRIGGER audit_refuses_update")
      try db.execute(sql: "UPDATE audit SET detail = '{\"a\":\"b\"}' WHERE sequence = 1")
    }
    guard case .broken(sequence: 1, _) = try store.verifyAudit(against: nil) else {
      Issue.record("an altered entry is not noticed")
      return
    }
  }

  @Test func noSecretIsKeptInClear() throws {
    let file = CounterFile()
    let store = try file.store()
    let (link, session) = (SecretToken(), SecretToken())
    _ = try store.apply(
      .register(try CounterSamples.registration(), link: link.hash), at: CounterSamples.start
    ) { _, account in CounterMail(name: "m", recipient: account.contact.mail, bytes: Data()) }
    let account = try #require(try store.confirm(link: link.hash, at: CounterSamples.start))
    try store.openSession(
      session.hash, of: account.id, device: nil, until: CounterSamples.day(1), at: CounterSamples.start)
    let bytes = try Data(contentsOf: URL(filePath: file.path))
    for secret in [link.text, session.text] { #expect(bytes.range(of: Data(secret.utf8)) == nil) }
  }
}

/// A store's file of a test's own, removed when the test lets go of it.
final class CounterFile {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "counter-\(UUID().uuidString)")

  init() { try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appending(path: "counter.sqlite").path }

  func store() throws -> SQLiteCounterStore { try SQLiteCounterStore(path: path) }
}
