import Foundation
import Testing

/// An office in which something is wrong in every file that people edit.
@Suite("Faults in what people edit", .timeLimit(.minutes(20)))
struct FaultsTests {
  private let home: ProgramHome
  /// Where each fault is, in some words of it.
  private let expected: [String]

  init() async throws {
    home = try await ProgramHome()
    let rules = try home.ownRules()
    func spoil(_ path: String, _ from: String, _ to: String) throws {
      let file = rules.appending(path: path)
      let text = try String(contentsOf: file, encoding: .utf8)
      try #require(text.contains(from), "\(path) is not what it was")
      try Data(text.replacing(from, with: to, maxReplacements: 1).utf8).write(to: file)
    }
    try spoil("reasons.yaml", "advice: ", "advise: ")
    try spoil("photo.yaml", "measure: ", "measure: no.such.")
    try spoil("document.yaml", "measure: ", "measure: no.such.")
    try spoil("doubt.yaml", "measure: ", "measure: no.such.")
    try spoil("policy.yaml", "machine_may_approve: true", "machine_may_approve: perhaps")
    try spoil("mail/rejected.mustache", "{{", "{{no_such}}{{")
    try FileManager.default.removeItem(at: rules.appending(path: "calendar/2026.csv"))
    let configuration = try String(contentsOf: home.folder.configuration, encoding: .utf8) + "workers: 0\n"
    try Data(configuration.utf8).write(to: home.folder.configuration)
    expected =
      ["reasons.yaml:", "photo.yaml:", "document.yaml:", "doubt.yaml:", "policy.yaml:", "mail/rejected.mustache:"]
      .map { "\(rules.path)/\($0)" } + ["\(rules.path)/calendar: ", "\(home.folder.configuration.path):"]
  }

  @Test("are all named in one round, each on a line of its own with its whole path", arguments: ["run", "rules check"])
  func oneRound(command: String) async throws {
    let outcome = try await Program.run(
      command.split(separator: " ").map(String.init) + ["--home", home.folder.url.path])
    #expect(outcome.status == 78, "\(outcome)")
    for place in expected {
      #expect(outcome.errors.contains("card-review: \(place)"), "\(place) is not in:\n\(outcome.errors)")
    }
    #expect(outcome.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("card-review: ") }, "\(outcome.errors)")
  }

  @Test("are one where the rules folder is not there at all", arguments: ["run", "rules check", "photo check a.jpg"])
  func noFolder(command: String) async throws {
    let absent = home.folder.url.appending(path: "absent").path
    let outcome = try await Program.run(
      command.split(separator: " ").map(String.init) + ["--rules", absent]
        + (command.contains("photo") ? [] : ["--home", home.folder.url.path]))
    #expect(outcome.status == 78, "\(outcome)")
    #expect(outcome.errors.contains("\(absent)") && !outcome.errors.contains("reasons.yaml"), "\(outcome.errors)")
  }

  @Test("do not keep doctor from looking at everything else")
  func doctor() async throws {
    let outcome = try await home.run("doctor")
    #expect(outcome.status == 78)
    for place in expected { #expect(outcome.output.contains(place), "\(place) is not in:\n\(outcome.output)") }
    for what in ["home", "database", "journal", "worker"] {
      #expect(outcome.output.contains(try Regex("ok\t\(what)")), "\(what) is not in:\n\(outcome.output)")
    }
  }

  @Test("stop nothing that is only shown and needs no rules")
  func shown() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    #expect(try await home.run("intake").status == 0)
    let rules = try home.ownRules()
    for file in ["photo.yaml", "policy.yaml", "reasons.yaml", "mail/rejected.mustache"] {
      try Data("typo".utf8).write(to: rules.appending(path: file))
    }
    #expect(try await home.run("intake").status == 78)
    for command in [
      ["status"], ["queue", "--status", "received"], ["history", "2026-1"], ["mail", "list"], ["report"],
      ["journal", "verify"],
    ] {
      let outcome = try await Program.run(command + ["--home", home.folder.url.path])
      #expect(outcome.status == 0, "\(command): \(outcome)")
      if command[0] == "queue" { #expect(!outcome.output.contains("unknown"), "the calendar can be read") }
    }
  }
}
