import Casebook
import CasebookConformance
import Foundation
import GRDB
import Testing

@Suite("Signing the journal", .timeLimit(.minutes(20)))
struct JournalSignTests {
  private let home: ProgramHome
  private let elsewhere: URL
  private var key: String { elsewhere.appending(path: "journal.key").path }
  private var archive: URL { elsewhere.appending(path: "archive") }

  init() async throws {
    home = try await ProgramHome()
    elsewhere = FileManager.default.temporaryDirectory.appending(path: "elsewhere-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: archive, withIntermediateDirectories: true)
    let configuration = try String(contentsOf: home.folder.configuration, encoding: .utf8)
    let journal = "\njournal:\n  checkpoints: \(archive.path)\n  public_key: \(elsewhere.path)/journal.key.pub\n"
    try Data((configuration + journal).utf8).write(to: home.folder.configuration)
    #expect(try await home.run("journal", "key", key).status == 0)
    try home.refer([1, 2])
  }

  private func alter(_ sql: String) throws {
    try home.casebook().queue.write { db in
      for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: sql)
    }
  }

  private func doctor(_ what: String) async throws -> (words: String, healthy: Bool) {
    let checks = try await home.run("doctor", "--json").object()["checks"] as? [[String: Any]]
    let all = (checks ?? []).filter { $0["what"] as? String == what }
    return (
      all.compactMap { $0["finding"] as? String }.joined(separator: "\n"),
      !all.isEmpty && all.allSatisfy { $0["healthy"] as? Bool == true }
    )
  }

  @Test("leaves a checkpoint that verifies, and that doctor holds the journal against")
  func checkpoint() async throws {
    #expect(try await doctor("checkpoint").words.hasPrefix("none in"))
    let signed = try await home.run("journal", "sign", "--key", key, "--json").object()
    let file = try #require(signed["checkpoint"] as? String)
    let head = try await home.run("journal", "head").output
    #expect(signed["head"] as? String == head.trimmingCharacters(in: .newlines))
    #expect(try await home.run("journal", "verify", "--checkpoint", file).status == 0)
    let fine = try await doctor("checkpoint")
    #expect(fine.healthy && fine.words.contains("the journal holds entry 6"), "\(fine)")

    // Cut with all that it told, so that only the checkpoint knows.
    try alter("DELETE FROM journal WHERE sequence > 4")
    try alter(
      "UPDATE application SET status = 'received', inspected_at = NULL, verdict = NULL, reasons = NULL WHERE key = 2")
    try alter("DELETE FROM inspection WHERE application = 2")
    let cut = try await home.run("journal", "verify", "--checkpoint", file)
    #expect(cut.status == 65 && cut.output.contains("BROKEN at entry 5"), "\(cut)")
    let found = try await doctor("checkpoint")
    #expect(!found.healthy && found.words.contains("entry 6 was noted earlier"), "\(found)")
    let refused = try await home.run("journal", "sign", "--key", key)
    #expect(refused.status == 65 && refused.errors.contains("nothing was signed"), "\(refused)")
  }

  @Test("and doctor notice a status and a decision set past the program")
  func altered() async throws {
    try alter("UPDATE application SET status = 'approved', next_decision = 2 WHERE key = 1")
    let found = try await doctor("books")
    #expect(!found.healthy)
    #expect(found.words.contains("2026-000001: application.status is approved, the journal tells referred"), "\(found)")
    #expect(found.words.contains("trigger decision_refuses_update is gone"))
    #expect(try await home.run("doctor").status == 78)
    let verified = try await home.run("journal", "verify")
    #expect(verified.status == 65 && verified.output.contains("application.status is approved"), "\(verified)")
    #expect(try await home.run("journal", "sign", "--key", key).status == 65)
  }

  @Test("refuses a key that lies in the home folder or is open to others, and a checkpoint of another key")
  func keys() async throws {
    let inside = try await home.run("journal", "key", home.folder.url.appending(path: "journal.key").path)
    #expect(inside.status == 78 && inside.errors.contains("lies in the home folder"), "\(inside)")
    let file = try #require(
      try await home.run("journal", "sign", "--key", key, "--json").object()["checkpoint"] as? String)
    let other = elsewhere.appending(path: "other.key").path
    #expect(try await home.run("journal", "key", other).status == 0)
    let forged = try await home.run("journal", "verify", "--checkpoint", file, "--public-key", other + ".pub")
    #expect(forged.status == 78 && forged.errors.contains("was not signed with this key"), "\(forged)")
    chmod(key, 0o644)
    let open = try await home.run("journal", "sign", "--key", key)
    #expect(open.status == 78 && open.errors.contains("chmod go="), "\(open)")
  }
}
