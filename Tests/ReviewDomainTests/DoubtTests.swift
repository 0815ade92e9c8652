import ReviewDomain
import Testing

@Suite struct DoubtTests {
  private static let blur = EvidenceCurve(
    measure: "sharpness", reason: "unclear", points: [.init(value: 0.2, weight: 2), .init(value: 0.4, weight: 0)])
  private static let turn = EvidenceCurve(
    measure: "yaw", reason: "turned",
    points: [.init(value: -20, weight: 3), .init(value: 0, weight: 0), .init(value: 20, weight: 3)])
  private static let light = EvidenceCurve(
    measure: "dark", reason: "unclear", points: [.init(value: 0, weight: 0), .init(value: 1, weight: 4)])

  private func rules(_ rules: [Rule] = [], price: Double = 0.01) -> RuleSet {
    let anyPortraitRule = Rule(subject: .portrait, measure: "bytes", reason: "large", reject: .above(5), refer: nil)
    return RuleSet(
      rules: rules + [anyPortraitRule],
      reasons: ["unclear", "turned", "large"].map {
        Reason(code: $0, caption: "一", advice: "二", machineMayReject: true)
      },
      machineMayApprove: true, sha256: "00",
      doubt: DoubtModel(
        base: -3, curves: [Self.blur, Self.turn, Self.light],
        prices: [
          .init(limit: -1, goodApproved: 0.8, defectiveApproved: 0.01),
          .init(limit: 0.5, goodApproved: 0.9, defectiveApproved: 0.05),
        ]),
      mostDefectiveApproved: price)
  }

  private func judged(
    sharpness: MeasuredValue = .number(0.5), yaw: Double = 0, dark: Double = 0, by rules: RuleSet
  ) -> Judgement {
    let values: [MeasureName: MeasuredValue] = [
      "sharpness": sharpness, "yaw": .number(yaw), "dark": .number(dark), "bytes": .number(1),
    ]
    return judge(
      Evidence(portrait: Measurements(values.map { Measurement(name: $0, value: $1) }), identity: nil), by: rules)
  }

  @Test(arguments: [(0.1, 2), (0.2, 2), (0.3, 1), (0.35, 0.5), (0.4, 0), (0.9, 0)])
  func aCurveIsStraightBetweenItsPointsAndLevelBeyond(value: Double, weight: Double) {
    #expect(abs(Self.blur.weight(of: value) - weight) < 1e-9)
  }

  @Test func measuresThatAloneWouldPassReferTogether() {
    let rules = rules()
    #expect(judged(sharpness: .number(0.25), by: rules).verdict == .approve)
    #expect(judged(yaw: 8, by: rules).verdict == .approve)
    let both = judged(sharpness: .number(0.25), yaw: 8, by: rules)
    #expect(both.verdict == .refer)
    #expect(both.reasons == ["unclear", "turned"])
    #expect(both.fired.map(\.measure) == ["sharpness", "yaw"], "the heaviest comes first")
    #expect(both.fired.map(\.strength) == [.doubt, .doubt])
    #expect(both.fired.map { $0.weight.map { ($0 * 10).rounded() } } == [15, 12])
  }

  @Test func whatWeighsLittleIsNotNamed() {
    #expect(judged(sharpness: .number(0.1), yaw: 2.5, by: rules()).reasons == ["unclear"])
  }

  @Test func theLimitFollowsFromThePrice() {
    #expect(judged(sharpness: .number(0.1), yaw: 5, by: rules(price: 0.01)).verdict == .refer)
    #expect(judged(sharpness: .number(0.1), yaw: 5, by: rules(price: 0.05)).verdict == .approve)
  }

  @Test(arguments: [(nil, -1), (3, -1), (89.9, -1), (90, 0.5), (400, 0.5)])
  func photosThatShowMoreHavePricesOfTheirOwn(value: Double?, limit: Double) {
    let model = DoubtModel(
      base: 0, curves: [], pricedBy: "size",
      prices: [
        .init(limit: -1, goodApproved: 0.8, defectiveApproved: 0.01),
        .init(limit: 0.2, goodApproved: 0.9, defectiveApproved: 0.05),
        .init(from: 90, limit: 0.5, goodApproved: 0.9, defectiveApproved: 0.01),
      ])
    #expect(model.limit(atMostDefective: 0.01, where: value) == limit)
    #expect(model.limit(atMostDefective: 0.001, where: value) == nil)
  }

  @Test func whereThePriceCannotBeMetNothingPasses() {
    #expect(judged(by: rules(price: 0.001)).verdict == .refer)
  }

  @Test func aMeasureThatFailedIsNoPass() {
    let judgement = judged(sharpness: .failed(why: "no"), by: rules())
    #expect(judgement.verdict == .refer && judgement.reasons == [.undetermined])
  }

  @Test func aShadeOfGreyRejectsOnlyWithTwoSigns() {
    let sharp = Rule(subject: .portrait, measure: "sharpness", reason: "unclear", reject: .below(0.25), refer: nil)
    #expect(judged(sharpness: .number(0.2), by: rules([sharp])).verdict == .refer)
    #expect(judged(sharpness: .number(0.2), dark: 0.6, by: rules([sharp])).verdict == .refer, "no sign is so weak")
    #expect(judged(sharpness: .number(0.2), dark: 0.8, by: rules([sharp])).verdict == .reject)
    #expect(judged(sharpness: .number(0.2), yaw: 20, by: rules([sharp])).verdict == .refer, "that is another reason")
    let dark = Rule(subject: .portrait, measure: "dark", reason: "unclear", reject: .above(0.1), refer: nil)
    #expect(judged(sharpness: .number(0.2), dark: 0.2, by: rules([sharp, dark])).verdict == .reject)
  }

  @Test func aBandThatIsWideEnoughRejectsAlone() {
    let sharp = Rule(
      subject: .portrait, measure: "sharpness", reason: "unclear", reject: .below(0.25), refer: nil, rejectsAlone: true)
    #expect(judged(sharpness: .number(0.2), by: rules([sharp])).verdict == .reject)
  }

  @Test func doubtsBesideABandAreShownAndNoReason() {
    let sharp = Rule(subject: .portrait, measure: "sharpness", reason: "unclear", reject: nil, refer: .below(0.25))
    let judgement = judged(sharpness: .number(0.2), yaw: 20, by: rules([sharp]))
    #expect(judgement.reasons == ["unclear"] && judgement.fired.contains { $0.measure == "yaw" })
  }

  @Test func aFactRejectsAlone() {
    let fact = Rule(subject: .portrait, measure: "dark", reason: "large", reject: .above(0.1), refer: nil)
    #expect(judged(dark: 0.2, by: rules([fact])).verdict == .reject)
  }

  @Test(arguments: [
    ("node-canvas 2.11", "Canva", false), ("Canva", "Canva", true), ("made with CANVA 3", "Canva", true),
    ("www.meitu.com", "Meitu", true), ("用美圖秀秀修過", "美圖秀秀", true), ("SNOWcorp", "SNOW", false), ("", "Canva", false),
    ("Photoshop", "", false),
  ])
  func namesAreWholeWords(text: String, name: String, holds: Bool) {
    #expect(Band.names([name]).holds(.text(text)) == holds)
  }
}
