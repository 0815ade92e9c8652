import Casebook
import CasebookConformance
import Foundation
import GRDB
import NightRun
import ReviewDomain
import Testing

@Suite("The report command", .timeLimit(.minutes(20)))
struct ReportCommandTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
    // All that an application can go through.
    try home.refer([1, 2, 3])
    let casebook = try home.casebook()
    try casebook.review(.approve, 1, at: Samples.hour(20))
    try casebook.review(.reject, 2, at: Samples.hour(20))
    _ = try casebook.returnForms([Samples.newReturn(4)], at: Samples.hour(21))
    _ = try casebook.register([Samples.new(5, person: 2, submitted: 30)], at: Samples.hour(31))
  }

  @Test("is the same to the byte in every form, and goes into a file")
  func forms() async throws {
    let words = [
      "text": "Wilson's interval", "html": "<html lang=\"zh-Hant-TW\">", "csv": "\u{FEFF}section,table",
      "json": "\"asOf\"",
    ]
    for (format, word) in words {
      let first = try await home.run("report", "--as-of", "2026-11-23", "--format", format)
      let again = try await home.run("report", "--as-of", "2026-11-23", "--format", format)
      #expect(first.status == 0 && first.output == again.output && first.output.contains(word), "\(first)")
      let ending = format == "text" ? "txt" : format
      let file = home.folder.url.appending(path: "reports/a.\(ending)").path
      let written = try await home.run("report", "--as-of", "2026-11-23", "--output", file)
      #expect(written.status == 0 && written.output.isEmpty, "\(written)")
      #expect(try Data(contentsOf: URL(filePath: file)) == Data(first.output.utf8), "\(format)")
    }
    let english = try await home.run("report", "--format", "html", "--lang", "en")
    #expect(english.output.contains("<html lang=\"en\">") && english.output.contains("Backlog"))
  }

  @Test("takes weeks and months by name and by number")
  func periods() async throws {
    func period(_ arguments: String...) async throws -> [String?] {
      let report = try await home.run("report", "--as-of", "2026-12-02", "--json", arguments[0], arguments[1]).object()
      let period = try #require(report["period"] as? [String: Any])
      return [period["from"] as? String, period["to"] as? String]
    }
    #expect(try await period("--week", "this") == ["2026-11-30", "2026-12-06"])
    #expect(try await period("--week", "last") == ["2026-11-23", "2026-11-29"])
    #expect(try await period("--week", "2026-W01") == ["2025-12-29", "2026-01-04"])
    #expect(try await period("--month", "last") == ["2026-11-01", "2026-11-30"])
    #expect(try await period("--month", "2026-02") == ["2026-02-01", "2026-02-28"])
    for wrong in [["--week", "48"], ["--month", "2026-13"], ["--week", "this", "--from", "2026-11-01"]] {
      #expect(try await Program.run(["report", "--home", home.folder.url.path] + wrong).status == 64)
    }
  }

  /// As an administrator would by SQL.
  private func alter() throws {
    try home.casebook().queue.write { db in
      for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: "UPDATE decision SET decision = 'approve', reasons = '' WHERE decision = 'reject'")
      try db.execute(sql: "UPDATE application SET status = 'approved' WHERE status = 'rejected'")
    }
  }

  @Test("is counted again from the journal, and a difference is loud")
  func check() async throws {
    for period in [[], ["--week", "2026-W47"], ["--by", "decision"], ["--as-of", "2026-11-20"]] {
      let fine = try await Program.run(["report", "check", "--home", home.folder.url.path] + period)
      #expect(fine.status == 0 && fine.output.contains("totals of the report are as the journal tells"), "\(fine)")
    }
    try alter()
    let found = try await home.run("report", "check")
    #expect(found.status == 65, "\(found)")
    #expect(found.output.contains("decided.rejectedByPeople: the report has 0, the journal 1"))
    #expect(found.output.contains("intake.byStatus.approved: the report has 2, the journal 1"))
    #expect(found.output.contains("2026-000002: decision.decision is approve, the journal tells reject"))
  }
}
