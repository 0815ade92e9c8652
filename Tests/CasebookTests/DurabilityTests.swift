import Casebook
import CasebookConformance
import Foundation
import GRDB
import ReviewDomain
import Testing

@Suite struct DurabilityTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func writerSyncsEveryCommit() throws {
    let casebook = try folder.casebook()
    _ = try casebook.register([Samples.new(1)], at: Samples.start)
    let pragmas = try casebook.queue.inDatabase { db in
      try ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"].map {
        try String.fetchOne(db, sql: "PRAGMA \($0)")
      }
    }
    #expect(pragmas == ["truncate", "2", "1", "10000"])
  }

  @Test func casebookInWALModeIsBroughtBack() throws {
    _ = try folder.casebook()
    let other = try DatabaseQueue(path: folder.path())
    #expect(try other.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") } == "wal")
    try other.close()
    #expect(try folder.casebook().diagnostics().journalMode == "truncate")
  }

  @Test func filesAreTheOwnersAlone() throws {
    let casebook = try folder.casebook()
    func mode(_ name: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
      return try #require(attributes[.posixPermissions] as? Int)
    }
    #expect(try mode("review.sqlite") == 0o600)
    try casebook.queue.write { db in
      try db.execute(sql: "UPDATE status_count SET number = number")
      #expect(try mode("review.sqlite-journal") == 0o600)
    }
  }

  /// The write lock is taken at a transaction's start: one that read first could fail half way.
  @Test func writeTransactionsAreImmediate() throws {
    let first = try folder.casebook()
    let second = try folder.casebook(busyTimeout: 0.05)
    try first.queue.write { (_: Database) -> Void in
      #expect(throws: CasebookError.busy) { try second.register([Samples.new(1)], at: Samples.start) }
    }
    #expect(try second.register([Samples.new(1)], at: Samples.start) == [.registered(superseding: [])])
  }

  @Test func writerWaitsForAnotherProcessToFinish() async throws {
    let first = try folder.casebook()
    let second = try folder.casebook()
    let release = DispatchSemaphore(value: 0)
    let held = DispatchSemaphore(value: 0)
    let writer = Thread {
      _ = try? first.queue.write { _ in
        held.signal()
        release.wait()
      }
    }
    writer.start()
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        held.wait()
        continuation.resume()
      }
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.1) { release.signal() }
    #expect(try second.register([Samples.new(1)], at: Samples.start) == [.registered(superseding: [])])
  }

  @Test func twoConnectionsShareTheWorkWithoutDoubles() async throws {
    let count = 200
    _ = try folder.casebook().register((1...count).map { try Samples.new($0) }, at: Samples.start)
    let done = try await withThrowingTaskGroup(of: [ApplicationID].self) { group in
      for holder in ["a", "b"] {
        let casebook = try folder.casebook()
        group.addTask {
          var done: [ApplicationID] = []
          while case let claims = try casebook.claim(limit: 7, holder: holder, lease: 60, at: Samples.hour(9)),
            !claims.isEmpty
          {
            let outcomes = try casebook.complete(
              claims.map { Samples.completion(of: $0, .approve) }, at: Samples.hour(9))
            done += zip(claims, outcomes).filter { $1 == .recorded(.approved) }.map(\.0.application.id)
          }
          return done
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(done.count == count)
    #expect(Set(done).count == count)
    #expect(try folder.casebook().diagnostics().isHealthy)
  }

  /// What a killed process leaves: pages of an unfinished transaction in the database, and the journal that undoes
  /// them.
  @Test func transactionCutOffByAKillIsUndone() throws {
    let casebook = try folder.casebook()
    _ = try casebook.register((1...200).map { try Samples.new($0) }, at: Samples.start)
    let head = try casebook.verifyJournal()
    let crashed = folder.url.appendingPathComponent("crashed")
    try FileManager.default.createDirectory(at: crashed, withIntermediateDirectories: false)
    try casebook.queue.inDatabase { db in
      // With hardly any cache SQLite must write unfinished pages to the file.
      try db.execute(sql: "PRAGMA cache_size = 1")
      try db.inTransaction {
        try db.execute(sql: "UPDATE application SET status = 'rejected', next_decision = 2")
        for name in ["review.sqlite", "review.sqlite-journal"] {
          try FileManager.default.copyItem(atPath: folder.path(name), toPath: crashed.appendingPathComponent(name).path)
        }
        return .rollback
      }
    }
    let copy = crashed.appendingPathComponent("review.sqlite").path
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path()))
    #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) != before, "the copy shows no unfinished page")
    let reopened = try SQLiteCasebook(path: copy, create: false)
    #expect(try reopened.counts()[.received] == 200)
    #expect(try reopened.verifyJournal() == head)
    #expect(try reopened.diagnostics().isHealthy)
  }

  @Test func fullDiskIsNamedAndChangesNothing() throws {
    let casebook = try folder.casebook()
    _ = try casebook.register([Samples.new(1)], at: Samples.start)
    let head = try casebook.verifyJournal()
    try casebook.queue.inDatabase { db in
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = 1")
    }
    #expect(throws: CasebookError.storage("the disk is full")) {
      try casebook.register((2...99).map { try Samples.new($0) }, at: Samples.start)
    }
    #expect(try casebook.counts()[.received] == 1)
    #expect(try casebook.verifyJournal() == head)
  }

  @Test func whatWasWrittenIsThereAfterReopening() throws {
    var casebook = try folder.casebook()
    _ = try casebook.register([Samples.new(1)], at: Samples.start)
    let record = try casebook.record(of: Samples.id(1))
    let head = try casebook.verifyJournal()
    casebook = try SQLiteCasebook(path: folder.path(), create: false)
    #expect(try casebook.record(of: Samples.id(1)) == record)
    #expect(try casebook.verifyJournal() == head)
    _ = try casebook.register([Samples.new(2)], at: Samples.start)
    #expect(try casebook.diagnostics().isHealthy, "the chain goes on over a reopening")
  }
}
