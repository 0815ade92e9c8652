import Foundation
import PhotoEvaluation
import ReviewDomain
import Testing

@Suite("The explanation of a verdict")
struct RuleExplanationTests {
  private let doubt = DoubtModel(
    base: -1,
    curves: [
      EvidenceCurve(
        measure: "face.sharpness", reason: "blurred",
        points: [.init(value: 0, weight: 4), .init(value: 10, weight: 0)]),
      EvidenceCurve(
        measure: "face.dark", reason: "dark", points: [.init(value: 0, weight: 0), .init(value: 1, weight: 1)]),
    ],
    prices: [.init(limit: 2, goodApproved: 0.9, defectiveApproved: 0.01)])

  private func rules(doubt: DoubtModel? = nil) -> RuleSet {
    RuleSet(
      rules: [
        Rule(subject: .portrait, measure: "size", reason: "small", reject: .below(1), refer: .below(2)),
        Rule(subject: .portrait, measure: "faces", reason: "no_face", reject: nil, refer: .above(1)),
        Rule(subject: .identity, measure: "glare", reason: "glare", reject: nil, refer: .flag(true)),
        Rule(
          subject: .portrait, measure: "likeness", reason: "other", reject: nil, refer: .flag(true), needs: .bothUploads
        ),
      ],
      reasons: [
        Reason(code: "small", caption: "小", advice: "", machineMayReject: true),
        Reason(code: "no_face", caption: "無", advice: "", machineMayReject: false),
      ], machineMayApprove: true, sha256: "00", doubt: doubt, mostDefectiveApproved: 0.01)
  }

  private func evidence(size: Double, faces: MeasuredValue = .number(1), sharpness: Double = 10) -> Evidence {
    Evidence(
      portrait: Measurements([
        Measurement(name: "size", value: .number(size)), Measurement(name: "faces", value: faces),
        Measurement(name: "face.sharpness", value: .number(sharpness)),
        Measurement(name: "face.dark", value: .number(0)),
      ]), identity: nil)
  }

  @Test("says of each rule what it makes of its value, and what the verdict would be without it")
  func outcomes() {
    let found = RuleExplanation(of: evidence(size: 1.5), by: rules())
    #expect(found.judgement.verdict == .refer)
    #expect(found.lines.map(\.outcome) == [.refers, .passes, .leftOut, .leftOut])
    #expect(found.lines.map(\.verdictWithout) == [.approve, nil, nil, nil])
    let two = RuleExplanation(of: evidence(size: 1.5, faces: .failed(why: "broken")), by: rules())
    #expect(two.lines.map(\.outcome) == [.refers, .undetermined, .leftOut, .leftOut])
    #expect(two.lines.map(\.verdictWithout) == [nil, nil, nil, nil], "either alone would refer")
    #expect(RuleExplanation(of: evidence(size: 0.5), by: rules()).lines[0].outcome == .rejects)
    #expect(two.doubt == nil && two.doubts.isEmpty)
  }

  @Test("tells the limit that holds for photos of its size", arguments: [(1.5, 2.0), (5, 3)])
  func limitBySize(size: Double, limit: Double) {
    let bySize = DoubtModel(
      base: doubt.base, curves: doubt.curves, pricedBy: "size",
      prices: doubt.prices + [.init(from: 5, limit: 3, goodApproved: 0.9, defectiveApproved: 0.01)])
    #expect(RuleExplanation(of: evidence(size: size), by: rules(doubt: bySize)).doubtLimit == limit)
  }

  @Test("says with which value the doubt would fall on the other side of its limit, which it then does")
  func turning() throws {
    for sharpness in [1.0, 9.0] {
      let found = RuleExplanation(of: evidence(size: 5, sharpness: sharpness), by: rules(doubt: doubt))
      #expect(found.doubtLimit == 2)
      #expect(found.judgement.verdict == (sharpness == 1 ? .refer : .approve))
      let line = try #require(found.doubts.first)
      #expect(line.measure == "face.sharpness")
      // A weight of 3 makes the doubt 2: at 2.5.
      #expect(abs((line.turningValue ?? 0) - 2.5) < 1e-9)
      let turned = 2.5 + (sharpness == 1 ? 0.01 : -0.01)
      #expect(judge(evidence(size: 5, sharpness: turned), by: rules(doubt: doubt)).verdict != found.judgement.verdict)
      #expect(found.doubts.allSatisfy { $0.measure != "face.dark" }, "it says nothing and could turn nothing")
    }
  }
}
