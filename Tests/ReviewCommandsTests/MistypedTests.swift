import Foundation
import Testing

@Suite("A word that was mistyped", .timeLimit(.minutes(20)))
struct MistypedTests {
  @Test(
    "is answered with the nearest command",
    arguments: [
      (["aprove", "1"], "approve"), (["approev"], "approve"), (["rejct"], "reject"), (["mail", "lst"], "list"),
      (["histroy", "1"], "history"), (["rules", "explian"], "explain"),
    ] as [([String], String)])
  func command(words: [String], meant: String) async throws {
    let outcome = try await Program.run(words)
    #expect(outcome.status == 64 && outcome.errors.contains("(did you mean `\(meant)`?); there are: "), "\(outcome)")
  }

  @Test("and is near none is answered with all there are")
  func farFromAll() async throws {
    let outcome = try await Program.run(["xyzzy"])
    #expect(outcome.status == 64 && outcome.errors.contains("no command `xyzzy`; there are: "), "\(outcome)")
  }

  @Test("is answered with the nearest reason")
  func reason() async throws {
    let home = try await ProgramHome()
    try home.refer([1])
    let outcome = try await home.run("reject", "1", "--reason", "no_fcae", "--reason", "bogus")
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.errors.contains("`bogus`, `no_fcae` (did you mean `no_face`?) are no reason"), "\(outcome)")
  }
}
