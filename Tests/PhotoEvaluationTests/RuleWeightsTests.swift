import Foundation
import PhotoEvaluation
import ReviewDomain
import Testing

@Suite struct RuleWeightsTests {
  private let rules = RuleSet(
    rules: [
      Rule(subject: .portrait, measure: "size", reason: "small", reject: nil, refer: .below(2)),
      Rule(subject: .portrait, measure: "sharp", reason: "blurred", reject: nil, refer: .below(10)),
    ],
    reasons: [], machineMayApprove: true, sha256: "00")

  private func picture(size: Double, sharp: Double, good: Bool, source: String = "a") -> EvaluatedPicture {
    let evidence = Evidence(
      portrait: Measurements([
        Measurement(name: "size", value: .number(size)), Measurement(name: "sharp", value: .number(sharp)),
        Measurement(name: "face.skin", value: .number(size)),
      ]), identity: nil)
    let file = "\(size)-\(sharp).jpg"
    return EvaluatedPicture(
      label: LabelledPicture(
        file: file, url: URL(filePath: file), reasons: good ? [] : ["small"], columns: ["source": source]),
      evidence: evidence, judgement: judge(evidence, by: rules))
  }

  @Test func aRuleIsWorthWhatItAloneCatches() throws {
    let weights = RuleWeights(
      of: [
        picture(size: 5, sharp: 50, good: true), picture(size: 5, sharp: 9, good: true),
        picture(size: 1, sharp: 8, good: false), picture(size: 1.5, sharp: 40, good: false),
      ], by: rules
    ) { "\($0)" }
    #expect(weights.good == 2 && weights.defective == 2)
    let sharp = try #require(weights.rules.first)
    #expect(sharp.measure == "sharp", "the dearest comes first")
    #expect(sharp.goodStopped == 1 && sharp.goodStoppedAlone == 1)
    #expect(sharp.defectiveCaught == 1 && sharp.defectiveCaughtAlone == 0)
    #expect(sharp.isEvidence)
    let size = try #require(weights.rules.last)
    #expect(size.goodStopped == 0 && size.defectiveCaught == 2 && size.defectiveCaughtAlone == 1)
    #expect(!size.isEvidence)
    #expect(size.otherLimits.map(\.limit) == [5] && size.otherLimits.map(\.defectiveCaught) == [2])
  }

  @Test func picturesAreComparedByAColumnAndBySkin() throws {
    let pictures =
      (0..<18).map {
        picture(size: Double(3 + $0), sharp: $0 < 9 ? 5 : 50, good: true, source: $0 < 9 ? "dull" : "fine")
      }
      + [picture(size: 1, sharp: 50, good: false, source: "fine")]
    let figures = Evaluation.figures(of: pictures, by: rules, comparing: ["source", "skin"])
    let source = figures.breakdowns[0]
    #expect(source.rows.map(\.value) == ["dull", "fine"])
    #expect(source.rows.map(\.good.approved) == [0, 9])
    #expect(source.rows.map(\.defective.pictures) == [0, 1])
    #expect(source.worst == nil, "nine good photos say little")
    #expect(figures.breakdowns[1].rows.map(\.value) == ["1 dark", "2 medium", "3 light"])
  }
}
