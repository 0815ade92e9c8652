import Casebook
import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite("Second reads by real users", .enabled(if: SudoedOffice.isPossible, SudoedOffice.why), .timeLimit(.minutes(20)))
struct SecondReadCommandTests {
  private let office: SudoedOffice

  init() async throws {
    office = try await SudoedOffice(referred: [1, 2])
    let rules = try office.home.ownRules()
    let policy = rules.appending(path: "policy.yaml")
    let text = try String(contentsOf: policy, encoding: .utf8) + "\nsecond_reads: { of_machine: 0, of_people: 1 }\n"
    try Data(text.utf8).write(to: policy)
    try office.ownAgain()
  }

  @Test("come back in the queue as what was never decided, to everybody but whoever decided")
  func blind() async throws {
    let before = try await office.run(as: "reviewer2", ["queue", "--json"]).output
    let shown = try await office.run(as: "reviewer2", ["show", "1"]).output
    #expect(try await office.run(as: "reviewer1", ["approve", "1"]).status == 0)
    #expect(try await office.run(as: "reviewer2", ["queue", "--json"]).output == before)
    #expect(try await office.run(as: "reviewer2", ["show", "1"]).output == shown)
    #expect(try await office.run(as: "reviewer2", ["search", "測試1"]).output.contains("2026-000001\treferred"))
    let history = try await office.run(as: "reviewer2", ["history", "1"]).output
    #expect(!history.contains("approved") && !history.contains("again"), "\(history)")
    let own = try await office.run(as: "reviewer1", ["queue", "--json"]).object()
    #expect(own["total"] as? Int == 1, "\(own)")
    let ownHistory = try await office.run(as: "reviewer1", ["history", "2026-000001"]).output
    #expect(
      ownHistory.contains("approved") && !ownHistory.contains("again"), "nobody is told of the choice: \(ownHistory)")

    let read = try await office.run(as: "reviewer2", ["approve", "1", "--json"]).object()
    #expect(read["isSecondRead"] as? Bool == true && read["status"] as? String == "approved", "\(read)")
    let after = try await office.run(as: "reviewer2", ["history", "2026-000001"]).output
    #expect(after.contains("decision 1 read again: approve"), "\(after)")
    #expect(try await office.run(as: "reviewer2", ["undo", "2026-000001"]).errors.contains("second reader"))
    #expect(try await office.run(as: "reviewer2", ["approve", "2026-000001"]).status == 65, "once")
  }

  @Test("are not told of by mails, lists and rules, but to seniors")
  func hidden() async throws {
    let before = try await office.run(as: "reviewer2", ["rules", "explain", "1"]).output
    #expect(try await office.run(as: "reviewer1", ["approve", "1", "2"]).status == 0)
    let casebook = try office.home.casebook()
    let number = try #require(try casebook.record(of: Samples.id(1))?.notices.last?.id)
    for (person, isTold) in [("reviewer2", false), ("senior1", true), ("reviewer1", true)] {
      let list = try await office.run(as: person, ["mail", "list"]).output
      #expect(list.contains("2026-000001\tapproved") == isTold, "\(person): \(list)")
      #expect(list.contains("2026-000001\treceived"), "\(person): \(list)")
      #expect(try await office.run(as: person, ["mail", "show", "\(number)"]).status == (isTold ? 0 : 66), "\(person)")
      let approved = try await office.run(as: person, ["queue", "--status", "approved", "--json"]).object()
      #expect(approved["total"] as? Int == (isTold ? 2 : 0), "\(person): \(approved)")
      #expect((approved["applications"] as? [Any])?.count == (isTold ? 2 : 0), "\(person): \(approved)")
    }
    #expect(try await office.run(as: "reviewer2", ["rules", "explain", "1"]).output == before)
    #expect(try await office.run(as: "reviewer2", ["approve", "1"]).status == 0)
    #expect(try await office.run(as: "reviewer2", ["mail", "list"]).output.contains("2026-000001\tapproved"), "read")
  }

  @Test("in disagreement go to a senior, who upholds with a reason, or cancels")
  func disagreement() async throws {
    #expect(try await office.run(as: "reviewer1", ["approve", "1", "2"]).status == 0)
    let rejected = try await office.run(as: "reviewer2", ["reject", "1", "2", "--reason", "no_face"])
    #expect(rejected.status == 0 && rejected.output.contains("you were its second reader"), "\(rejected)")
    let casebook = try office.home.casebook()
    #expect(try casebook.record(of: Samples.id(1))?.status == .approved)
    #expect(try await office.run(as: "reviewer1", ["queue", "--disputed"]).status == 77)
    let disputed = try await office.run(as: "senior1", ["queue", "--disputed"])
    #expect(disputed.output.contains("2026-000001") && disputed.output.contains("2026-000002"), "\(disputed)")
    let first = try await office.run(as: "senior1", ["queue", "--disputed", "--limit", "1", "--json"]).object()
    #expect(first["total"] as? Int == 2, "\(first)")
    #expect(try await office.run(as: "senior1", ["show", "2026-000001"]).output.contains("DISPUTED"))
    #expect(try await office.run(as: "senior1", ["uphold", "2026-000001"]).status == 77, "without a reason")
    #expect(try await office.run(as: "reviewer2", ["uphold", "2026-000001", "--note", "x"]).status == 77)
    #expect(try await office.run(as: "senior1", ["uphold", "2026-000001", "--note", "fine"]).status == 0)
    #expect(try await office.run(as: "senior1", ["cancel", "2026-000002", "--note", "no face"]).status == 0)
    #expect(try await office.run(as: "senior1", ["queue", "--disputed"]).output.hasPrefix("No application"))
    let report = try await office.run(as: "supervisor1", ["report", "--json"]).object()
    let reads = try #require((report["secondReads"] as? [String: Any])?["ofPeople"] as? [String: Any])
    #expect(reads["reads"] as? Int == 2 && reads["agreed"] as? Int == 0 && reads["ac1"] == nil, "\(report)")
  }
}
