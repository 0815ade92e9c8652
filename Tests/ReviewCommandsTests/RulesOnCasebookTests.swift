import Casebook
import CasebookConformance
import Foundation
import ReviewDomain
import Testing

@Suite("Rules on what the casebook holds", .timeLimit(.minutes(20)))
struct RulesOnCasebookTests {
  @Test("are explained, replayed and weighed after a night over samples, and nothing is touched")
  func samples() async throws {
    let home = try await ProgramHome()
    for sample in ["sample-01", "sample-04", "sample-33"] { try home.putSample(sample) }
    let rules = try home.ownRules()
    #expect(try await home.run("run").status == 0)

    let explained = try await home.run("rules", "explain", "2026-000033", "--all", "--json").object()
    #expect(explained["application"] as? String == "2026-000033")
    #expect(explained["verdict"] as? String == explained["storedVerdict"] as? String)
    let lines = try #require(explained["rules"] as? [[String: Any]])
    #expect(
      lines.contains { $0["outcome"] as? String == "refers" || $0["outcome"] as? String == "rejects" }, "\(lines)")
    let text = try await home.run("rules", "explain", "2026-000033").output
    #expect(text.hasPrefix("2026-000033: ") && text.contains("\nDoubt "), "\(text)")

    // Everything refers where the price of an error is nothing.
    let candidate = home.folder.url.appending(path: "candidate")
    try FileManager.default.copyItem(at: rules, to: candidate)
    let policy = candidate.appending(path: "policy.yaml")
    let old = try String(contentsOf: policy, encoding: .utf8)
    try Data(old.replacing("machine_may_approve: true", with: "machine_may_approve: false").utf8).write(to: policy)
    let before = try Data(contentsOf: home.folder.casebook)
    let same = try await home.run("rules", "replay", "--rules", rules.path, "--json").object()
    #expect(same["judged"] as? Int == 3 && same["changed"] as? Int == 0, "\(same)")
    let replayed = try await home.run("rules", "replay", "--rules", candidate.path, "--since", "2026-01-01", "--json")
      .object()
    let transitions = try #require(replayed["transitions"] as? [[String: Any]])
    let approved = transitions.first { $0["from"] as? String == "approve" }
    #expect(
      approved?["to"] as? String == "refer" && replayed["changed"] as? Int == approved?["count"] as? Int, "\(replayed)")
    #expect(try await home.run("rules", "replay", "--rules", candidate.path).output.contains("approve\trefer\t"))
    #expect(try Data(contentsOf: home.folder.casebook) == before, "the casebook is only read")
  }

  @Test("are weighed on reviewers' decisions, with Wilson's interval")
  func decisions() async throws {
    let home = try await ProgramHome()
    try home.refer([1, 2, 3, 4])
    #expect(try await home.run("approve", "1", "2").status == 0)
    #expect(try await home.run("reject", "3", "--reason", "no_face").status == 0)
    let weighed = try await home.run("rules", "weigh", "--decisions", "--json").object()
    #expect(weighed["good"] as? Int == 2 && weighed["defective"] as? Int == 1, "\(weighed)")
    let shares = try #require(weighed["rules"] as? [[String: Any]]).compactMap {
      $0["goodStoppedShare"] as? [String: Any]
    }
    // Two of two: Wilson's interval from 0.3424 on.
    #expect(shares.contains { $0["count"] as? Int == 0 && $0["high"] as? Double == 0.6576 }, "\(shares)")
    #expect(try await home.run("rules", "weigh", "--decisions").output.contains("0 (0–65.76 %)"))
    #expect(try await home.run("rules", "weigh").status == 64)
    #expect(try await home.run("rules", "weigh", "labels.csv", "--decisions").status == 64)
  }
}
