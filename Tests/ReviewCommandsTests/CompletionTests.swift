import Casebook
import CasebookConformance
import Foundation
import ReviewDomain
import Testing

@Suite("Completions", .timeLimit(.minutes(20)))
struct CompletionTests {
  /// What bash offers for the last word of a line, by the script that the program makes.
  private func offered(_ words: [String], home: String?) async throws -> [String] {
    let script = FileManager.default.temporaryDirectory.appending(path: "completion-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: script) }
    let made = try await Program.run(["--generate-completion-script", "bash"])
    try #require(made.status == 0)
    let program = try Program.executable.path
    let line = ([program] + words).map { "'\($0)'" }.joined(separator: " ")
    let asked = """
      \(made.output)
      COMP_WORDS=(\(line)); COMP_CWORD=\(words.count); COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      _card-review "\(program)" '\(words.last ?? "")' '\(words.dropLast().last ?? "")'
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    try Data(asked.utf8).write(to: script)
    let outcome = try await Program.run(
      [script.path], program: "/bin/bash", environment: home.map { ["CARD_REVIEW_HOME": $0] } ?? [:])
    return outcome.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private func approveToBeReadAgain(_ number: Int, in casebook: SQLiteCasebook) throws {
    let record = try #require(try casebook.record(of: Samples.id(number)))
    try casebook.decide(
      ReviewerAction(
        application: record.application.id, decision: .approve, reasons: [], note: nil, reviewer: "somebody-else",
        secondReadShare: 1), expecting: record.nextDecision,
      notice: Samples.notice(.approved, of: record.application, decision: record.nextDecision), hold: 600,
      at: Samples.hour(12))
  }

  @Test("offer the numbers of what waits, and the agency's reasons")
  func numbersAndReasons() async throws {
    let home = try await ProgramHome()
    try home.refer([1, 2, 13])
    #expect(try await home.run("approve", "2").status == 0)
    let folder = home.folder.url.path
    #expect(try await offered(["approve", "2026-"], home: folder) == ["2026-000001", "2026-000013"])
    #expect(try await offered(["show", "--home", folder, "2026-00001"], home: nil) == ["2026-000013"])
    #expect(try await offered(["undo", "2026-"], home: folder) == ["2026-000002"])
    try approveToBeReadAgain(1, in: home.casebook())
    #expect(
      try await offered(["approve", "2026-"], home: folder) == ["2026-000001", "2026-000013"],
      "what is to be read again waits like the others")
    let reasons = try await offered(["reject", "1", "--reason", "head_"], home: folder)
    #expect(reasons.contains("head_cropped") && reasons.allSatisfy { $0.hasPrefix("head_") }, "\(reasons)")
    #expect(try await offered(["approve", "2026-"], home: "/nowhere").isEmpty)
  }
}
