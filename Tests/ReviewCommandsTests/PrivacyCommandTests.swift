import Casebook
import CasebookConformance
import Foundation
import ReviewDomain
import Testing

@Suite("What is kept of people", .timeLimit(.minutes(20)))
struct PrivacyCommandTests {
  private let home: ProgramHome
  private let person: String

  /// 1 was rejected five days ago, and its mail is sent; 2 waits.
  init() async throws {
    home = try await ProgramHome()
    person = try Samples.person(1).text
    try home.refer([1, 2])
    let casebook = try home.casebook()
    let decided = Date(timeIntervalSinceNow: -5 * 86_400)
    try casebook.review(.reject, 1, note: "seen", at: decided)
    let due = try casebook.pendingNotices(limit: 9, at: decided + 3600)
    try casebook.recordDeliveries(
      due.map { Delivery(entry: $0.id, outcome: .sent, detail: "sent") }, at: decided + 3600)
  }

  private func retain(_ lines: String) throws {
    let configuration = try String(contentsOf: home.folder.configuration, encoding: .utf8)
    try Data((configuration + "\nretention:\n\(lines)").utf8).write(to: home.folder.configuration)
  }

  @Test("goes by retention: a dry run lists, the purge deletes, the books still verify")
  func purge() async throws {
    #expect(try await home.run("purge").status == 78)
    let refused = home.folder.refused.appending(path: "old")
    try FileManager.default.createDirectory(at: refused, withIntermediateDirectories: true)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3 * 86_400)], ofItemAtPath: refused.path)
    try retain("  pictures_days: 4\n  refused_days: 2\n")
    let dry = try await home.run("purge", "--dry-run")
    #expect(dry.output.contains("2026-000001\tidentity, portrait") && dry.output.contains("refused/old"), "\(dry)")
    #expect(FileManager.default.fileExists(atPath: refused.path))
    let purged = try await home.run("purge", "--json").object()
    #expect((purged["applications"] as? [Any])?.count == 1 && purged["refused"] as? [String] == ["old"])
    #expect(!FileManager.default.fileExists(atPath: refused.path))
    #expect(try await home.run("purge", "--dry-run").output.contains("0 applications, 0 refused bundles would go"))
    #expect(try await home.run("journal", "verify").status == 0)
    #expect(try await home.run("history", "2026-000001").output.contains("pictures deleted (retention)"))
  }

  @Test("is named line by line where retention is wrong")
  func badRetention() async throws {
    try retain("  pictures_days: soon\n  years: 3\n")
    let refused = try await home.run("purge")
    #expect(refused.status == 78 && refused.errors.contains("`pictures_days` must be a whole number"), "\(refused)")
    #expect(refused.errors.contains("unknown key `years`"))
  }

  @Test("is exported on request, and erased but for what was decided")
  func request() async throws {
    let folder = home.folder.url.appending(path: "taken").path
    let taken = try await home.run("person", "export", person, "--output", folder)
    #expect(taken.status == 0, "\(taken)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/2026-000001").sorted()
    #expect(
      files.contains("application.json") && files.contains("record.json") && files.contains { $0.hasSuffix(".eml") })
    let record = try String(contentsOfFile: folder + "/2026-000001/record.json", encoding: .utf8)
    #expect(record.contains("\"note\":\"seen\"") && record.contains("\"status\":\"rejected\""))

    let waiting = try await home.run("person", "erase", try Samples.person(2).text)
    #expect(waiting.status == 65 && waiting.errors.contains("2026-000002 is referred"), "\(waiting)")
    #expect(try await home.run("person", "erase", person).status == 0)
    let gone = try await home.run("show", "2026-000001")
    #expect(gone.status == 65 && gone.errors.contains("were erased"), "\(gone)")
    let history = try await home.run("history", "2026-000001").output
    #expect(
      history.contains("rejected for head_cropped") && history.contains("personal data erased (request)"), "\(history)")
    #expect(try await home.run("journal", "verify").status == 0)
    #expect(try await home.run("person", "export", person, "--output", folder + "2").status == 66)
  }

  @Test("is not looked at without leaving a trace")
  func accesses() async throws {
    #expect(try await home.run("access", "log").output.contains("Nobody"))
    #expect(try await home.run("show", "2026-000002", "--whole-id").status == 0)
    let log = try await home.run("access", "log", "--json").object()["accesses"] as? [[String: Any]]
    #expect(log?.compactMap { $0["what"] as? String } == ["number", "pictures"])
    #expect(log?.allSatisfy { $0["application"] as? String == "2026-000002" } == true)
    let other = try await home.run("access", "log", "--application", "2026-000001")
    #expect(other.output.contains("Nobody"), "\(other)")
  }
}
