import ReviewDomain
import Testing

@Suite("What an applicant is told of reasons")
struct ToldReasonTests {
  private static let mask = ReasonDetail(code: "mask", caption: "口罩", advice: "請取下口罩。")
  private static let dark = ReasonDetail(code: "dark", caption: "太暗", advice: "請開燈。")
  private static let large = Reason(
    code: "large", caption: "檔案過大", advice: "請縮小。", machineMayReject: true,
    details: [ReasonDetail(code: "portrait", caption: "相片"), ReasonDetail(code: "identity", caption: "身分證件")],
    needsDetail: true)
  private static let document = Reason(
    code: "document", caption: "上傳的是證件", advice: "請上傳相片。", machineMayReject: true, covers: ["unclear", "turned"])
  private static let unclear = Reason(
    code: "unclear", caption: "五官不清", advice: "請重拍。", machineMayReject: true, details: [mask, dark])
  private static let turned = Reason(code: "turned", caption: "不是正面", advice: "請面向鏡頭。", machineMayReject: true)
  private static let copied = Reason(
    code: "copied", caption: "與他人重複", advice: "請重拍。", machineMayReject: false, mayBeMentioned: false)

  private let rules = RuleSet(
    rules: [
      rule("bytes", "large", detail: "portrait"), rule("bytes", "large", of: .identity, detail: "identity"),
      rule("page", "document"), rule("cloth", "unclear", detail: "mask"), rule("light", "unclear", detail: "dark"),
      rule("yaw", "turned"), rule("nearest", "copied"),
    ],
    reasons: [large, document, turned, unclear, copied], machineMayApprove: true, sha256: "00")

  /// Reject below 1, refer below 2.
  private static func rule(
    _ measure: MeasureName, _ reason: ReasonCode, of subject: Subject = .portrait, detail: String? = nil
  ) -> Rule {
    Rule(subject: subject, measure: measure, reason: reason, reject: .below(1), refer: .below(2), detail: detail)
  }

  /// What is not given is good.
  private func judged(_ portrait: [MeasureName: Double], identity: [MeasureName: Double] = [:]) -> Judgement {
    func measurements(_ values: [MeasureName: Double]) -> Measurements {
      Measurements(
        Set(rules.rules.map(\.measure)).map { Measurement(name: $0, value: .number(values[$0] ?? 9)) })
    }
    return judge(Evidence(portrait: measurements(portrait), identity: measurements(identity)), by: rules)
  }

  @Test("names the upload that the machine means")
  func upload() {
    #expect(rules.told(judged(["bytes": 0])).map(\.caption) == ["檔案過大：相片"])
    #expect(rules.told(judged([:], identity: ["bytes": 0])).map(\.caption) == ["檔案過大：身分證件"])
    let both = rules.told(judged(["bytes": 0], identity: ["bytes": 0]))
    #expect(both.map(\.caption) == ["檔案過大：相片、身分證件"])
    #expect(both.map(\.advice) == ["請縮小。"])
  }

  @Test("names every detail the machine saw, those of refer bands too, each with its advice")
  func details() {
    let told = rules.told(judged(["cloth": 0, "light": 1.5]))
    #expect(told.map(\.caption) == ["五官不清：口罩、太暗"])
    #expect(told.map(\.advice) == ["請取下口罩。請開燈。"])
  }

  @Test("a detail without advice of its own keeps the reason's")
  func sharedAdvice() {
    let reason = Reason(
      code: "a", caption: "甲", advice: "乙。", machineMayReject: true,
      details: [Self.mask, ReasonDetail(code: "x", caption: "丙")])
    #expect(ToldReason(reason, details: ["x", "mask"]).advice == "請取下口罩。乙。")
    #expect(ToldReason(reason).advice == "乙。")
  }

  @Test("mentions what the machine only doubted, so that a second round does not fail on it")
  func mentioned() {
    let judgement = judged(["bytes": 0, "yaw": 1.5, "cloth": 1.5])
    #expect(judgement.reasons == ["large"])
    #expect(rules.mentioned(judgement).map(\.caption) == ["不是正面", "五官不清：口罩"])
  }

  @Test("mentions nothing that goes without saying, and no suspicion that is for people")
  func notMentioned() {
    #expect(rules.mentioned(judged(["page": 0, "yaw": 1.5, "nearest": 1.5])).isEmpty)
  }

  @Test("a reviewer's reasons lose what another covers and stand in the order of the file")
  func reviewersReasons() throws {
    #expect(
      try rules.told(["turned": [], "document": []], besides: nil).map(\.reason.code) == ["document"])
    #expect(
      try rules.told(["unclear": [], "turned": [], "copied": []], besides: nil).map(\.reason.code)
        == ["turned", "unclear", "copied"])
  }

  @Test("a reviewer's details go before the machine's, which stand in for none")
  func reviewersDetails() throws {
    let judgement = judged(["light": 1.5, "bytes": 1.5])
    func captions(_ choices: [ReasonCode: Set<String>]) throws -> [String] {
      try rules.told(choices, besides: judgement).map(\.caption)
    }
    #expect(try captions(["unclear": []]) == ["五官不清：太暗"])
    #expect(try captions(["unclear": ["mask"]]) == ["五官不清：口罩"])
    #expect(try captions(["large": []]) == ["檔案過大：相片"])
    #expect(try captions(["large": ["identity"]]) == ["檔案過大：身分證件"])
    #expect(try captions(["turned": []]) == ["不是正面"])
  }

  @Test("a reason that may mean either upload is not told without one, nor with a detail it has not")
  func refused() {
    #expect(throws: ToldReasonFault.detailMissing(Self.large)) { try rules.told(["large": []], besides: nil) }
    #expect(throws: ToldReasonFault.unknownDetail("hat", of: Self.unclear)) {
      try rules.told(["unclear": ["mask", "hat"]], besides: nil)
    }
  }
}
