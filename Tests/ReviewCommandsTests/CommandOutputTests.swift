import Foundation
import NightRun
import Testing

@Suite("What the commands print", .timeLimit(.minutes(20)))
struct CommandOutputTests {
  static let readers: [[String]] = [
    ["status"], ["queue"], ["queue", "--status", "received"], ["show", "2026-1"], ["show", "2026-1", "--measurements"],
    ["history", "2026-1"], ["report"], ["mail", "list"], ["mail", "list", "--doubtful"], ["mail", "show", "1"],
    ["approve", "2026-1", "--uninspected", "--dry-run"], ["doctor"],
  ]

  @Test("is JSON with the documented keys, and nothing on standard error")
  func json() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    try home.put("2026-2", applicant: ["idNumber": "A223456781"])
    try home.put("bad", applicant: ["phone": "12"])
    let expected: [(command: [String], keys: Set<String>)] = [
      (["init"], ["home"]),
      (["intake"], ["registered", "superseded", "returned", "alreadyKnown", "refused"]),
      (
        ["status"],
        [
          "asOf", "inbox", "refused", "applications", "oldestReceived", "oldestReceivedSeconds", "mails", "mailPending",
          "running",
        ]
      ),
      (["queue", "--status", "received"], ["status", "applications"]),
      (
        ["show", "2026-1"],
        [
          "application", "status", "submittedAt", "channel", "name", "idNumber", "birthDate", "phone", "email",
          "deliveryDoubtful", "documentKind", "portrait", "identity", "reasons", "bands", "decisions", "answerDue",
        ]
      ),
      (
        ["show", "bad"],
        [
          "application", "status", "submittedAt", "name", "email", "deliveryDoubtful", "faults", "reasons", "decisions",
        ]
      ),
      (["history", "bad"], ["application", "entries"]),
      (["queue", "--status", "returned"], ["status", "applications"]),
      (["approve", "2026-1", "--uninspected", "--dry-run"], ["application", "kind", "to", "subject", "body"]),
      (["approve", "2026-1", "--uninspected"], ["application", "status", "reasons", "reviewer"]),
      (["cancel", "2026-1"], ["application", "status", "reasons", "reviewer"]),
      (
        ["reject", "2026-2", "--reason", "no_face", "--uninspected"],
        ["application", "status", "reasons", "reviewer"]
      ),
      (["history", "2026-1"], ["application", "entries"]),
      (["mail", "list"], ["mails"]),
      (["mail", "show", "1"], ["number", "application", "kind", "to", "status", "createdAt", "subject", "body"]),
      (["doctor"], ["healthy", "checks"]),
      (
        ["run"],
        [
          "startedAt", "endedAt", "intake", "approved", "rejected", "referred", "stale", "inspectionFailures",
          "reasons", "mail", "stoppedEarly", "waitingForReview", "journalHead",
        ]
      ),
    ]
    for (command, keys) in expected {
      let outcome = try await Program.run(command + ["--json", "--home", home.folder.url.path])
      #expect(outcome.status == 0, "\(command): \(outcome)")
      #expect(outcome.errors.isEmpty, "\(command): \(outcome.errors)")
      #expect(keys.isSubset(of: Set(try outcome.object().keys)), "\(command): \(outcome.output)")
      #expect(outcome.output.split(separator: "\n").count == 1, "\(command) is not one line")
    }
    let report = try await home.run("report", "--json")
    #expect(report.status == 0, "\(report)")
    #expect(try !report.object().isEmpty)
    let rules = try await Program.run(["rules", "check", "--json"])
    #expect(rules.status == 0, "\(rules)")
    #expect(
      Set(try rules.object().keys) == [
        "folder", "sha256", "machineMayApprove", "calendarFrom", "calendarTo", "rules", "reasons",
      ])
  }

  @Test("hides the last four characters of identity numbers everywhere but in `show --whole-id`")
  func maskedNumbers() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    try home.put("2026-3", applicant: ["phone": "12"])
    try home.put("2026-4", applicant: ["phone": "12", "email": "none"])
    let intake = try await home.run("intake")
    #expect(intake.status == 65 && !(intake.output + intake.errors).contains(ProgramHome.idNumber), "\(intake)")
    var all = [try await home.run("intake", "--json"), try await home.run("show", "2026-3")]
    for reader in Self.readers {
      for form in [[], ["--json"]] {
        all.append(try await Program.run(reader + form + ["--home", home.folder.url.path]))
      }
    }
    all.append(try await home.run("approve", "2026-1", "--uninspected", "--json"))
    for outcome in all {
      #expect(outcome.status == 0, "\(outcome)")
      #expect(!(outcome.output + outcome.errors).contains(ProgramHome.idNumber), "\(outcome.output)")
    }
    for form in [["--whole-id"], ["--whole-id", "--json"]] {
      let whole = try await Program.run(["show", "2026-1"] + form + ["--home", home.folder.url.path])
      #expect(whole.output.contains(ProgramHome.idNumber))
    }
    let reason = home.folder.refused.appending(path: "2026-4/refused.txt")
    #expect(try !String(contentsOf: reason, encoding: .utf8).contains(ProgramHome.idNumber))
  }

  @Test("never carries a control character to the terminal, whatever a name or a note holds")
  func controlCharacters() async throws {
    let escape = "\u{1B}[2J\u{9B}31m\u{202E}"
    let home = try await ProgramHome()
    try home.put("2026-1")
    try home.put("2026-2", as: "bundle\(escape)", applicant: ["name": "甲\u{1B}[2J"])
    let picture = home.folder.url.appending(path: "photo\(escape).jpg")
    try Data("no picture".utf8).write(to: picture)
    let outcomes = [
      try await home.run("run", "--summary"),
      try await home.run("reject", "2026-1", "--reason", "other", "--message", "請重拍\(escape)", "--note", "\(escape)"),
      try await home.run("show", "2026-1"), try await home.run("history", "2026-1"),
      try await home.run("mail", "show", "1"),
      try await home.run("reject", "2026-1", "--reason", "no\(escape)"),
      try await Program.run(["photo", "check", picture.path, "absent\(escape).jpg"]),
      try await Program.run(["rules", "check", "--rules", "absent\(escape)"]),
      try await Program.run(["status", "--home", "absent\(escape)"]),
    ]
    for outcome in outcomes {
      // A tab parts the program's own cells; within one it would be gone.
      let found = (outcome.output + outcome.errors).unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
      }
      #expect(found.isEmpty, "\(outcome.output)\(outcome.errors)")
    }
  }

  @Test(
    "is nothing at all on a good night without a terminal, nor for a returned form; a refused bundle is named and ends with 65"
  )
  func silence() async throws {
    let home = try await ProgramHome()
    try home.putSample("sample-01")
    let good = try await home.run("run")
    #expect(good.status == 0)
    #expect(good.output.isEmpty && good.errors.isEmpty, "\(good)")
    try home.put("2026-2", applicant: ["phone": "12"])
    let returned = try await home.run("run")
    #expect(returned.status == 0)
    #expect(returned.output.isEmpty && returned.errors.isEmpty, "\(returned)")
    try home.put("bad", applicant: ["email": "none"])
    let refused = try await home.run("run")
    #expect(refused.status == 65)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.split(separator: "\n").count == 2, "\(refused.errors)")
    #expect(try await home.run("status").output.contains("Nobody has answered the senders"))
    #expect(try await home.run("report").output.contains("1 bundle(s) lie in refused/"))
  }

  @Test("goes on with --after, and says so only where there may be more")
  func paging() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    try home.put("2026-2", applicant: ["idNumber": "A223456781"])
    #expect(try await home.run("intake").status == 0)
    let first = try await home.run("queue", "--status", "received", "--limit", "1")
    #expect(first.output.contains("queue --status received --after 2026-1"))
    let second = try await home.run("queue", "--status", "received", "--after", "2026-1", "--limit", "5")
    #expect(second.output.contains("2026-2") && !second.output.contains("--after"), "\(second.output)")
  }
}
