import Casebook
import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite(
  "Rights, tried by real users through the real sudo", .enabled(if: SudoedOffice.isPossible, SudoedOffice.why),
  .timeLimit(.minutes(20)))
struct RightsTests {
  @Test("are by role, command by command")
  func matrix() async throws {
    let office = try await SudoedOffice(referred: [1, 2, 3])
    let everybody = ["reviewer1", "senior1", "supervisor1", "operator1", "stranger1"]
    let commands: [(command: [String], may: Set<String>)] = [
      (["queue"], ["reviewer1", "senior1"]),
      (["show", "2026-000001"], ["reviewer1", "senior1"]),
      (["history", "2026-000001"], ["reviewer1", "senior1"]),
      (["approve", "2026-000001", "--dry-run"], ["reviewer1", "senior1"]),
      (["release"], ["reviewer1", "senior1"]),
      (["search", "測試"], ["reviewer1", "senior1"]),
      (["rules", "explain", "2026-000001"], ["reviewer1", "senior1"]),
      (["show", "2026-000001", "--whole-id"], ["reviewer1", "senior1"]),
      (["show", "2026-000001", "2026-000002", "--whole-id", "--note", "audit"], ["senior1"]),
      (["rules", "replay"], ["operator1"]),
      (["mail", "list"], ["reviewer1", "senior1"]),
      (["mail", "phone-list", "--note", "ticket 7"], ["senior1"]),
      (["report"], ["supervisor1"]),
      (["access", "log"], ["supervisor1"]),
      (["journal", "verify"], ["supervisor1"]),
      (["mail", "send"], ["operator1"]),
      (["intake"], ["operator1"]),
      (["person", "export", "A123456789", "--output", "/tmp/export-of-nobody"], []),
    ]
    for (command, may) in commands {
      for person in everybody {
        let outcome = try await office.run(as: person, command)
        if may.contains(person) {
          #expect(outcome.status == 0, "\(person) \(command): \(outcome)")
        } else if command[0] != "person" || person != "operator1" {
          #expect(outcome.status == 77 && outcome.output.isEmpty, "\(person) \(command): \(outcome)")
        }
      }
    }
    let stranger = try await office.run(as: "stranger1", ["queue"])
    #expect(
      stranger.errors == "card-review: stranger1 is not in /etc/card-review/reviewers.yaml, which says who works here\n"
    )
    let outsider = try await office.run(as: "outsider1", ["queue"])
    #expect(outsider.status != 0 && outsider.output.isEmpty, "sudo itself refuses: \(outsider)")
  }

  @Test("let decisions be recorded under the person, whatever the person puts into the environment")
  func names() async throws {
    let office = try await SudoedOffice(referred: [1, 2])
    #expect(try await office.run(as: "reviewer1", ["approve", "1"], environment: ["SUDO_UID": "61003"]).status == 0)
    #expect(try await office.run(as: "senior1", ["reject", "2", "--reason", "no_face"]).status == 0)
    let casebook = try office.home.casebook()
    let names = try [1, 2].map { try casebook.record(of: Samples.id($0))?.decisions.last?.decidedBy }
    #expect(names == [.person("reviewer1"), .person("senior1")])
  }

  @Test("to go over what others decided are a senior's, with a reason that stands in the journal")
  func overruling() async throws {
    let office = try await SudoedOffice(referred: [1, 2])
    #expect(try await office.run(as: "reviewer1", ["approve", "1", "2"]).status == 0)
    let other = try await office.run(as: "reviewer2", ["undo", "2026-000001", "--note", "a slip"])
    #expect(other.status == 77 && other.errors.contains("takes the role senior"), "\(other)")
    let wordless = try await office.run(as: "senior1", ["undo", "2026-000001"])
    #expect(wordless.status == 77 && wordless.errors.contains("takes a reason: --note"), "\(wordless)")
    #expect(try await office.run(as: "senior1", ["undo", "2026-000001", "--note", "a slip"]).status == 0)
    let history = try await office.run(as: "senior1", ["history", "2026-000001"])
    #expect(history.output.contains("decision 1 taken back; why: a slip"), "\(history)")
    #expect(try await office.run(as: "reviewer1", ["undo", "2026-000002"]).status == 0, "their own")

    #expect(try await office.run(as: "reviewer1", ["approve", "1"]).status == 0)
    #expect(try await office.run(as: "reviewer1", ["cancel", "2026-000001", "--note", "call"]).status == 77)
    #expect(try await office.run(as: "senior1", ["cancel", "2026-000001"]).status == 77)
    #expect(try await office.run(as: "senior1", ["cancel", "2026-000001", "--note", "call"]).status == 0)
  }

  @Test("hold for completions")
  func completions() async throws {
    let office = try await SudoedOffice(referred: [1])
    let asked = ["---completion", "approve", "--", "positional@0", "1", "0", "2026-"]
    let offered = try await office.run(as: "reviewer1", asked)
    #expect(offered.output.contains("2026-000001"), "\(offered)")
    for person in ["stranger1", "supervisor1"] {
      #expect(try await !office.run(as: person, asked).output.contains("2026"), "\(person)")
    }
  }

  @Test("never reach one's own application")
  func ownApplication() async throws {
    let office = try await SudoedOffice(own: SaltedNumber(of: Samples.person(2)), referred: [1, 2])
    let outcome = try await office.run(as: "reviewer1", ["approve", "2", "1"])
    #expect(outcome.status == 77, "\(outcome)")
    #expect(outcome.errors == "card-review: 2026-000002 is your own application; somebody else decides it\n")
    let casebook = try office.home.casebook()
    #expect(try casebook.record(of: Samples.id(1))?.status == .approved, "the others are decided")
    #expect(try casebook.record(of: Samples.id(2))?.status == .referred)
    #expect(try await office.run(as: "reviewer2", ["approve", "2"]).status == 0)
    #expect(try await office.run(as: "reviewer1", ["undo", "2026-000002", "--note", "x"]).status == 77)
  }

  @Test("never reach a case that one registered at the counter")
  func registeredByOneself() async throws {
    let office = try await SudoedOffice(counterLogin: "Counter7", referred: [1, 2])
    for command in [["approve", "1"], ["reject", "1", "--reason", "no_face"]] {
      let outcome = try await office.run(as: "reviewer1", command)
      #expect(outcome.status == 77, "\(outcome)")
      #expect(
        outcome.errors == "card-review: 2026-000001 was registered at the counter by you; somebody else decides it\n")
    }
    let desk = try await office.run(as: "reviewer1", ["review", "--plain"], input: "a\nq\n")
    #expect(!desk.output.contains("Application 2026-000001"), "\(desk)")
    #expect(desk.output.contains("2026-000002 is approved") && desk.output.contains("No application waits for you"))
    let shown = try await office.run(as: "reviewer1", ["show", "2026-000001"])
    #expect(shown.output.contains("registered by counter7"), "\(shown)")

    #expect(try await office.run(as: "reviewer2", ["approve", "1"]).status == 0)
    #expect(try await office.run(as: "reviewer1", ["undo", "2026-000001", "--note", "x"]).status == 77)
    let history = try await office.run(as: "senior1", ["history", "2026-000001"])
    #expect(history.output.contains("registered by counter7"), "\(history)")
  }

  @Test("end at the home of the file, at other files of the account, and at its worker")
  func elsewhere() async throws {
    let office = try await SudoedOffice(referred: [1])
    let folder = FileManager.default.temporaryDirectory.appending(path: "elsewhere-\(UUID().uuidString)").path
    let outcome = try await office.run(as: "reviewer1", ["queue", "--home", folder])
    #expect(outcome.status == 77 && outcome.errors.contains("alone is open to reviewer1"), "\(outcome)")
    #expect(try await office.run(as: "reviewer1", ["queue", "--home", office.home.folder.url.path]).status == 0)
    let report = try await office.run(
      as: "supervisor1", ["report", "--output", office.home.folder.configuration.path])
    #expect(report.status == 77 && report.errors.contains("rights of another account"), "\(report)")
    let sheet = try await office.run(as: "reviewer1", ["show", "1", "--sheet", office.home.folder.configuration.path])
    #expect(sheet.status == 77 && sheet.errors.contains("--sheet - > "), "\(sheet)")
    for command in [
      ["photo", "check", "/etc/shadow"], ["inspect-worker", "--networks", "/"], ["init"], ["bench", "/"],
    ] {
      #expect(try await office.run(as: "reviewer1", command).status == 77, "\(command)")
    }
  }

  @Test(
    "are nobody's where somebody else than root could have written the file",
    arguments: [
      "chmod g+w $1", "chmod o+w $1", "chmod o+r $1", "chown 61001 $1", "chmod o+w ${1%/*}",
      "mv $1 $1.old; ln -s $1.old $1",
    ])
  func fileOfOthers(alteration: String) async throws {
    let office = try await SudoedOffice(referred: [1])
    try office.alterReviewers(alteration)
    let outcome = try await office.run(as: "reviewer1", ["queue"])
    #expect(outcome.status == 78 && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.errors.contains("/etc/card-review"), "\(outcome)")
    #expect(try await office.runAsAccount("doctor").output.contains("MEND\trights"), "doctor tells")
    #expect(try await office.runAsAccount("status").status == 0, "nights go on")
  }

  @Test("of the account itself are the nights, and no decisions")
  func account() async throws {
    let office = try await SudoedOffice(referred: [1])
    #expect(try await office.runAsAccount("run").status == 0)
    #expect(try await office.runAsAccount("report").status == 0)
    let outcome = try await office.runAsAccount("approve", "1")
    #expect(
      outcome.status == 77 && outcome.errors.contains("do it as yourself: sudo -u card-review card-review …"),
      "\(outcome)")
    #expect(try await office.runAsAccount("doctor").output.contains("5 people in /etc/card-review/reviewers.yaml"))
  }

  @Test("are everybody's without the file, who are recorded by their own names, and doctor says so")
  func withoutFile() async throws {
    let office = try await SudoedOffice(hasReviewers: false, referred: [1])
    let home = office.home.folder.url.path
    #expect(try await office.run(as: "stranger1", ["approve", "1", "--home", home]).status == 0)
    #expect(try office.home.casebook().record(of: Samples.id(1))?.decisions.last?.decidedBy == .person("stranger1"))
    #expect(
      try await office.runAsAccount("doctor").output.contains("whoever may act as the home's owner may do everything"))
  }
}
