import Testing

@Suite("Help")
struct HelpTests {
  @Test("of hidden commands is in no manual page")
  func manual() async throws {
    let script = Program.checkout.appending(path: "packaging/shown-commands.py").path
    let program = try Program.executable.path
    let told = try await Program.run(
      [script, "--experimental-dump-help"], program: "/usr/bin/python3", environment: ["PROGRAM": program])
    #expect(told.status == 0 && told.output.contains("\"commandName\": \"approve\""), "\(told.errors)")
    for hidden in ["inspect-worker", "measures-page", "dev", "bench"] {
      #expect(!told.output.contains("\"commandName\": \"\(hidden)\""), "\(hidden)")
    }
  }

  @Test(
    "of every command has an example and ends with 0",
    arguments: [
      "", "init", "intake", "run", "status", "queue", "search", "release", "review", "show", "approve", "reject",
      "cancel", "uphold",
      "history",
      "report",
      "mail",
      "mail list", "photo", "photo check", "rules", "rules check", "rules explain", "rules replay", "rules weigh",
      "reviewers check", "reviewers hash", "doctor",
    ])
  func examples(command: String) async throws {
    let outcome = try await Program.run(command.split(separator: " ").map(String.init) + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Example"), "\(outcome.output)")
    #expect(outcome.output.contains("card-review"))
    #expect(!outcome.output.contains("inspect-worker"), "a hidden command shows")
  }
}
