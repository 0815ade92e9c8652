import Foundation
import PhotoEvaluation
import ReviewDomain
import Testing

@Suite("Judging anew by other rules")
struct RuleReplayTests {
  private func rules(_ limit: Double) -> RuleSet {
    RuleSet(
      rules: [Rule(subject: .portrait, measure: "size", reason: "small", reject: nil, refer: .below(limit))],
      reasons: [], machineMayApprove: true, sha256: "\(limit)")
  }

  private func judged(_ number: Int, size: Double, people: Decision? = nil) throws -> RuleReplay.Judged {
    let evidence = Evidence(
      portrait: Measurements([Measurement(name: "size", value: .number(size))]), identity: nil)
    return RuleReplay.Judged(
      application: try #require(ApplicationID("A-\(number)")), evidence: evidence,
      judgement: judge(evidence, by: rules(2)), people: people)
  }

  @Test("counts what would change, with what people decided there and examples")
  func transitions() throws {
    var replay = RuleReplay()
    replay.add(try judged(1, size: 1, people: .reject), by: rules(1.5))
    replay.add(try judged(2, size: 1.7, people: .approve), by: rules(1.5))
    replay.add(try judged(3, size: 1.8), by: rules(1.5))
    replay.add(try judged(4, size: 5), by: rules(1.5))
    #expect(replay.judged == 4 && replay.changed == 2 && replay.leftOut == 0)
    let lines = replay.transitions.map { "\($0.from) \($0.to) \($0.count) \($0.peopleApproved) \($0.peopleRejected)" }
    #expect(lines == ["approve approve 1 0 0", "refer approve 2 1 0", "refer refer 1 0 1"])
    #expect(replay.transitions[1].examples == ["A-2", "A-3"])
    #expect(replay.reasons.map(\.reason) == ["small"])
    #expect(replay.reasons.map(\.lost) == [2] && replay.reasons.map(\.gained) == [0])
  }

  @Test("leaves out what no rule could speak of")
  func leftOut() throws {
    var replay = RuleReplay()
    let evidence = Evidence(portrait: Measurements([]), identity: nil)
    let judgement = Judgement(verdict: .refer, reasons: [.inspectionFailed], fired: [], ruleSet: "")
    replay.add(
      .init(application: try #require(ApplicationID("A-1")), evidence: evidence, judgement: judgement, people: nil),
      by: rules(1))
    #expect(replay.judged == 0 && replay.leftOut == 1)
  }
}
