import Foundation
import PhotoEvaluation
import ReviewDomain
import Testing

@Suite("An evaluation")
struct EvaluationTests {
  static let rules = RuleSet(
    rules: [
      Rule(
        subject: .portrait, measure: "head.height", reason: "portrait_too_small", reject: .below(0.1),
        refer: .below(0.2))
    ],
    reasons: [Reason(code: "portrait_too_small", caption: "小", advice: "近", machineMayReject: true)],
    machineMayApprove: true, sha256: "test")

  func picture(_ name: String, _ value: MeasuredValue, _ reasons: Set<ReasonCode> = [], group: String = "")
    -> EvaluatedPicture
  {
    let evidence = Evidence(
      portrait: Measurements([Measurement(name: "head.height", value: value, evidence: "head of \(name)")]),
      identity: nil)
    return EvaluatedPicture(
      label: LabelledPicture(file: name, url: URL(filePath: "/\(name)"), reasons: reasons, group: group),
      evidence: evidence, judgement: judge(evidence, by: Self.rules))
  }

  @Test("counts verdicts, error rates and named reasons")
  func figures() throws {
    let found = Evaluation.figures(
      of: [
        picture("good-a", .number(0.4)), picture("good-b", .number(0.15)), picture("good-c", .number(0.05)),
        picture("good-d", .number(0.5)),
        picture("small-a", .number(0.05), ["portrait_too_small"]),
        picture("small-b", .number(0.3), ["portrait_too_small"]),
        picture("small-c", .failed(why: "test"), ["portrait_too_small"]), picture("other", .number(0.4), ["edited"]),
      ], by: Self.rules)
    let good = [found.good.approved, found.good.referred, found.good.rejected]
    #expect(good == [2, 1, 1])
    let defective = [found.defective.approved, found.defective.referred, found.defective.rejected]
    #expect(defective == [2, 1, 1])
    let small = try #require(found.reasons.first { $0.reason == "portrait_too_small" })
    let counts = [small.good, small.bad, small.unanswered, small.namedRight]
    #expect(counts == [4, 3, 1, 1])
    #expect(small.errorAtOnePercentAccepted == 1)
    #expect(found.reasons.first { $0.reason == "edited" }?.equalErrorRate == nil)
  }

  @Test("counts the rejected pictures whose first reason is a labelled one")
  func firstReasons() {
    let found = Evaluation.figures(
      of: [
        picture("small", .number(0.05), ["portrait_too_small"]), picture("edited", .number(0.05), ["edited"]),
        picture("good", .number(0.05)), picture("referred", .number(0.15), ["portrait_too_small"]),
      ], by: Self.rules)
    #expect(found.defective.rejected == 2)
    #expect(found.firstReasonRight == 1)
  }

  @Test("lists defective pictures that were approved first, the clearest first")
  func mistakes() {
    let found = Evaluation.figures(
      of: [
        picture("referred", .number(0.15)), picture("rejected", .number(0.05)),
        picture("slipped", .number(0.3), ["edited"]), picture("slipped-far", .number(0.9), ["edited"]),
        picture("right", .number(0.5)),
      ], by: Self.rules)
    #expect(found.mistakes.map(\.file) == ["slipped-far", "slipped", "rejected", "referred"])
    #expect(found.mistakes.last?.findings == ["portrait_too_small by head.height: head of referred"])
  }

  @Test("compares the good pictures of groups")
  func groups() {
    let found = Evaluation.figures(
      of: [
        picture("a", .number(0.5), group: "dark"), picture("b", .number(0.15), group: "dark"),
        picture("c", .number(0.5), group: "light"), picture("d", .number(0.5)),
      ], by: Self.rules)
    #expect(found.groups.map(\.group) == ["dark", "light"])
    #expect(found.groupGap == 0.5)
  }
}
