import Foundation
import Testing

@Suite("The history command", .timeLimit(.minutes(20)))
struct HistoryTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
    try home.refer([1, 2])
    let decisions = [
      ["reject", "1", "--reason", "not_frontal", "--reason", "not_recent", "--message", "請正面拍照"],
      ["approve", "2", "--note", "相符"], ["cancel", "2026-000002", "--note", "來電申請"], ["run"],
    ]
    try home.holdNoMail()
    for decision in decisions {
      let outcome = try await Program.run(decision + ["--home", home.folder.url.path])
      try #require(outcome.status == 0, "\(outcome)")
    }
  }

  @Test("tells in words who did what, notes included")
  func words() async throws {
    let first = try await home.run("history", "2026-000001").output
    for words in [
      "taken in (general), submitted 2026-11-20 09:01:00", "inspected: refer", "referred for ",
      "rejected for not_frontal, not_recent; told the applicant: 請正面拍照", "mail taken back: received",
      "mail sent: rejected",
      "\tthe machine\t",
    ] { #expect(first.contains(words), "\(words) is not in:\n\(first)") }
    let second = try await home.run("history", "2026-000002").output
    for words in ["approved; note: 相符", "card cancelled (註銷); note: 來電申請"] {
      #expect(second.contains(words), "\(words) is not in:\n\(second)")
    }
    for output in [first, second] { #expect(!output.contains("{") && !output.contains(/[0-9a-f]{32}/), "\(output)") }
  }

  @Test("tells of a returned form")
  func returned() async throws {
    try home.put("2026-000009", applicant: ["phone": "02-2345-6789"])
    #expect(try await home.run("intake").status == 0)
    let output = try await home.run("history", "2026-000009").output
    for words in ["\ttaken in, submitted 2025-11-20 09:31:00", "returned for form_phone_not_mobile"] {
      #expect(output.contains(words), "\(words) is not in:\n\(output)")
    }
  }

  @Test("has the journal's facts as JSON, not as a text that holds JSON")
  func json() async throws {
    let entries = try await home.run("history", "2026-000001", "--json").object()["entries"] as? [[String: Any]]
    let rejected = try #require(entries?.first { $0["event"] as? String == "rejected" })
    let detail = try #require(rejected["detail"] as? [String: Any])
    #expect(detail["reasons"] as? [String] == ["not_frontal", "not_recent"])
    #expect(detail["decision"] as? Int == 1)
    #expect((rejected["at"] as? String)?.hasSuffix("Z") == true)
  }
}
