import Casebook
import Foundation
import NightRun
import Testing

@Suite("Verifying the journal", .timeLimit(.minutes(20)))
struct JournalVerifyTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
  }

  private func verify(_ head: String?) async throws -> Program.Outcome {
    let arguments = ["journal", "verify", "--json", "--home", home.folder.url.path]
    return try await Program.run(arguments + (head.map { ["--head", $0] } ?? []))
  }

  @Test("finds a head that was kept, and misses it where the journal was cut off or written anew")
  func keptHead() async throws {
    let empty = try await verify(nil)
    #expect(
      empty.status == 0 && empty.output == #"{"compared":0,"faultCount":0,"faults":[],"intact":true}"# + "\n",
      "\(empty)")
    try home.put("2026-1")
    let kept = try #require(try await home.run("run", "--json").object()["journalHead"] as? String)
    #expect(try await verify(kept).object()["head"] as? String == kept)
    let backup = try Data(contentsOf: home.folder.casebook)
    try home.put("2026-2", applicant: ["idNumber": "A223456781"])
    #expect(try await home.run("intake").status == 0)
    let later = try #require(try await verify(kept).object()["head"] as? String)
    #expect(later != kept)

    // As somebody would who has the whole file.
    try backup.write(to: home.folder.casebook)
    let cut = try await verify(later)
    #expect(cut.status == 65, "\(cut)")
    #expect(try (cut.object()["why"] as? String)?.contains("was noted earlier") == true)
    #expect(try cut.object()["intact"] as? Bool == false)
    let other = kept.prefix { $0 != ":" } + ":" + String(repeating: "0", count: 64)
    #expect(try await verify(String(other)).status == 65)
    #expect(try await verify(kept).status == 0)
  }

  @Test("takes a head as it is printed and nothing else", arguments: ["12", "12:", "x:y", "1:abc", ":"])
  func badHead(head: String) async throws {
    let outcome = try await verify(head)
    #expect(outcome.status == 64 && outcome.errors.contains("no head of a journal"), "\(outcome)")
  }
}
