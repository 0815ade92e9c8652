import Foundation
import NightRun
import Testing

@Suite("Exit codes", .timeLimit(.minutes(20)))
struct ExitStatusTests {
  @Test(
    "are 64 for arguments that make no sense",
    arguments: [
      ["--no-such-option"], ["no-such-command"], ["run", "--hoem", "x"], ["show"], ["show", "not a number!"],
      ["queue", "--limit", "0"], ["queue", "--status", "lost"], ["mail", "list", "--limit", "1001"],
      ["reject", "2026-1", "--reason", "other"],
      ["reject", "2026-1", "--reason", "other", "--message", ""], ["photo", "check"],
      ["photo", "check", "a.jpg", "b.jpg", "--annotate", "c.png"], ["photo", "check", "a.jpg", "--workers", "0"],
      ["report", "--from", "someday"],
    ])
  func usage(arguments: [String]) async throws {
    let outcome = try await Program.run(arguments)
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
  }

  @Test(
    "are 78 where there is no home folder, and nothing is made there",
    arguments: [
      ["run"], ["intake"], ["status"], ["queue"], ["show", "x"], ["approve", "x"],
      ["reject", "x", "--reason", "no_face"],
      ["cancel", "x"], ["history", "x"], ["report"], ["mail", "list"], ["doctor"],
    ])
  func noHome(arguments: [String]) async throws {
    let empty = FileManager.default.temporaryDirectory.appending(path: "empty-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: empty) }
    for home in [["--home", empty.path], []] {
      let outcome = try await Program.run(arguments + home, in: empty)
      #expect(outcome.status == 78, "\(outcome)")
      #expect(outcome.errors.contains("card-review init"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty.path) == [])
  }

  @Test("are 78 for a faulty rule file, with file and line, before anything is touched")
  func badRules() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    let rules = home.folder.url.appending(path: "rules")
    try FileManager.default.copyItem(at: Program.checkout.appending(path: "rules"), to: rules)
    let before = try home.traces()
    let faulty =
      "schema: 1\nsubject: portrait\nrules:\n  - measure: no.such\n    reason: no_face\n    reject: { is: true }\n"
    try Data(faulty.utf8).write(to: rules.appending(path: "photo.yaml"))
    for arguments in [
      ["run", "--rules", rules.path, "--home", home.folder.url.path], ["rules", "check", "--rules", rules.path],
      ["photo", "check", "a.jpg", "--rules", rules.path],
    ] {
      let outcome = try await Program.run(arguments)
      #expect(outcome.status == 78, "\(outcome)")
      #expect(outcome.errors.contains("photo.yaml:4: no measure `no.such`"))
      #expect(outcome.output.isEmpty)
    }
    #expect(try home.traces() == before)
    #expect(before.inbox == ["2026-1"])
  }

  @Test("are 78 for a reason with a link in it, which no mail may carry, before anything is touched")
  func linkInReason() async throws {
    let rules = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Program.checkout.appending(path: "rules"), to: rules)
    defer { try? FileManager.default.removeItem(at: rules) }
    let file = rules.appending(path: "reasons.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing("advice: 您上傳的檔案太大", with: "advice: 見 www.example.tw").utf8).write(to: file)
    let outcome = try await Program.run(["rules", "check", "--rules", rules.path])
    #expect(outcome.status == 78, "\(outcome)")
    #expect(outcome.errors.contains("reasons.yaml") && outcome.errors.contains("file_too_large"))
  }

  @Test("are 78 for a faulty configuration, with its line")
  func badConfiguration() async throws {
    let home = try await ProgramHome()
    try Data("schema: 1\nworkers: none\nmail:\n  from: a@example.tw\n  sender_name: a\n".utf8)
      .write(to: home.folder.configuration)
    let outcome = try await home.run("run")
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("config.yaml:2:"))
  }

  @Test("are 74 where the casebook is gone, which is never taken for an empty one")
  func lostCasebook() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    try FileManager.default.removeItem(at: home.folder.casebook)
    let outcome = try await home.run("run")
    #expect(outcome.status == 74, "\(outcome)")
    #expect(!FileManager.default.fileExists(atPath: home.folder.casebook.path))
    #expect(try home.folder.waitingBundles() == ["2026-1"])
  }

  @Test("are 74 where the casebook is empty, which is never taken for a new one, before anything is touched")
  func emptyCasebook() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    try Data().write(to: home.folder.casebook)
    for command in ["run", "intake", "status"] {
      let outcome = try await home.run(command)
      #expect(outcome.status == 74, "\(outcome)")
      #expect(outcome.errors.contains("the casebook is empty; restore it from a backup"))
    }
    #expect(try Data(contentsOf: home.folder.casebook).isEmpty)
    #expect(try home.folder.waitingBundles() == ["2026-1"])
  }

  @Test("are 77 in another user's home, and nothing is left there", .enabled(if: getuid() == 0))
  func foreignHome() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    #expect(chown(home.folder.url.path, 12345, 12345) == 0)
    let before = try FileManager.default.subpathsOfDirectory(atPath: home.folder.url.path).sorted()
    for command in ["run", "intake", "init"] {
      let outcome = try await home.run(command)
      #expect(outcome.status == 77, "\(outcome)")
      #expect(outcome.errors.contains("belongs to uid-12345, and what root left there"))
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: home.folder.url.path).sorted() == before)
  }

  @Test("are 78 of `doctor` where a folder that the night needs is missing, or that of the figures")
  func missingFolders() async throws {
    let home = try await ProgramHome()
    for folder in [home.folder.inbox, home.folder.refused, home.folder.pictures, home.folder.outbox] {
      try FileManager.default.removeItem(at: folder)
      let outcome = try await home.run("doctor")
      #expect(outcome.status == 78, "\(outcome)")
      #expect(outcome.output.contains("\(folder.path) is missing"))
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }
    let configuration = try String(contentsOf: home.folder.configuration, encoding: .utf8)
    try Data((configuration + "metrics: nowhere/card_review.prom\n").utf8).write(to: home.folder.configuration)
    let outcome = try await home.run("doctor")
    #expect(outcome.status == 78 && outcome.output.contains("/nowhere is missing"), "\(outcome)")
  }

  @Test("are 0 of every `init` of one home, however many are started at once")
  func initialisedAtOnce() async throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "home-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: home) }
    try await withThrowingTaskGroup(of: Program.Outcome.self) { group in
      for _ in 1...6 { group.addTask { try await Program.run(["init", "--home", home.path]) } }
      for try await outcome in group { #expect(outcome.status == 0, "\(outcome)") }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).filter { $0.hasSuffix(".new") } == [])
    #expect(try await Program.run(["status", "--home", home.path]).status == 0)
  }

  @Test("are 66 for an application that nobody knows")
  func unknownApplication() async throws {
    let home = try await ProgramHome()
    for arguments in [
      ["show", "2026-9"], ["history", "2026-9"], ["approve", "2026-9"], ["cancel", "2026-9"],
      ["reject", "2026-9", "--reason", "no_face"],
    ] {
      let outcome = try await Program.run(arguments + ["--home", home.folder.url.path])
      #expect(outcome.status == 66, "\(arguments): \(outcome)")
      #expect(outcome.errors.contains("2026-9"))
    }
  }

  @Test("are 65 for a step that the application's state does not allow, said in words")
  func illegalStep() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    #expect(try await home.run("intake").status == 0)
    #expect(try await home.run("cancel", "2026-1").status == 65)
    #expect(try await home.run("approve", "2026-1", "--uninspected").status == 0)
    #expect(try await home.run("approve", "2026-1").status == 65)
    let rejection = try await home.run("reject", "2026-1", "--reason", "no_face")
    #expect(rejection.status == 65)
    #expect(rejection.errors.contains("cannot be rejected"), "\(rejection.errors)")
    #expect(try await home.run("cancel", "2026-1").status == 0)
    try home.put("2026-2", applicant: ["phone": "12"])
    #expect(try await home.run("intake").status == 0)
    for command in [["approve", "2026-2"], ["reject", "2026-2", "--reason", "no_face"], ["cancel", "2026-2"]] {
      let outcome = try await Program.run(command + ["--home", home.folder.url.path])
      #expect(outcome.status == 65 && outcome.errors.contains("2026-2 is returned"), "\(outcome)")
    }
  }

  @Test("are 75 while another night holds the lock, and nothing is touched")
  func locked() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    let before = try home.traces()
    let lock = try RunLock(at: home.folder.lock)
    try #require(lock != nil)
    for command in ["run", "intake"] {
      let outcome = try await home.run(command)
      #expect(outcome.status == 75, "\(outcome)")
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
    #expect(try await home.run("status", "--json").object()["running"] as? Bool == true)
    withExtendedLifetime(lock) {}
    #expect(try home.traces() == before)
  }

  @Test("are 74 where standard output cannot be written")
  func fullDisk() async throws {
    let home = try await ProgramHome()
    let outcome = try await Program.run(["status", "--json", "--home", home.folder.url.path], output: "/dev/full")
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("standard output"))
  }
}
