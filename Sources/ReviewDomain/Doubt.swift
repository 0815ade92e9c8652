/// What many measures say together of one photo.
struct Doubt {
  /// Whether all of it is too much to let the photo pass.
  let isTooMuch: Bool
  /// Where it is, what spoke: the heaviest first, those of little weight left out. Also every measure that should have spoken and could
  /// not.
  let fired: [FiredBand]
  /// Every measure that makes no sense on the photo.
  let inapplicable: [FiredBand]

  private let said: [DoubtModel.Said]
  private let shadesOfGrey: Set<ReasonCode>

  /// A measure is a sign where it says at least this, and this share of the most that it can say.
  fileprivate static let sign = (least: 0.1, share: 0.7)
  /// What says less than this share of the heaviest is not worth a reviewer's time.
  private static let leastShare = 0.25

  init(of portrait: Measurements, by rules: RuleSet) {
    // Where documents are judged alone, there is no portrait to doubt.
    guard let model = rules.doubt, rules.rules.contains(where: { $0.subject == .portrait }) else {
      (isTooMuch, fired, inapplicable, said, shadesOfGrey) = (false, [], [], [], [])
      return
    }
    shadesOfGrey = Set(model.curves.map(\.reason))
    let said = model.said(of: portrait).sorted {
      ($1.weight, $0.curve.measure) < ($0.weight, $1.curve.measure)
    }
    self.said = said
    let silent = model.silent(about: portrait)
    inapplicable = silent.filter(\.value.isInapplicable)
    let total = said.reduce(model.base) { $0 + $1.weight }
    // Where the price cannot be met at all, nothing passes.
    isTooMuch = total >= rules.doubtLimit(for: portrait) ?? -.infinity
    let least = Self.leastShare * (said.first?.weight ?? 0)
    let heavy = said.prefix { $0.weight >= least }
    fired = silent.filter { !$0.value.isInapplicable } + (isTooMuch ? heavy.map(\.fired) : [])
  }

  /// Whether a value in a reject band may reject: a fact may; for a shade of grey, a measure of another kind must say the same. Two
  /// measures of one kind, such as the sharpness along and across a face, err together.
  func allowsRejection(by band: FiredBand, among rejecting: [FiredBand]) -> Bool {
    guard band.subject == .portrait, shadesOfGrey.contains(band.reason) else { return true }
    return rejecting.contains { $0.reason == band.reason && $0.measure.kind != band.measure.kind }
      || said.contains { $0.curve.reason == band.reason && $0.curve.measure.kind != band.measure.kind && $0.isSign }
  }
}

extension RuleSet {
  /// From which doubt on a photo does not pass; nil where the price allows none to.
  public func doubtLimit(for portrait: Measurements) -> Double? {
    var value: Double?
    if let measure = doubt?.pricedBy, case .number(let number) = portrait[measure]?.value { value = number }
    return doubt?.limit(atMostDefective: mostDefectiveApproved, where: value)
  }
}

extension MeasureName {
  /// What is measured: the name up to its dot.
  fileprivate var kind: Substring { rawValue.prefix { $0 != "." } }
}

extension DoubtModel.Said {
  fileprivate var isSign: Bool { weight >= Doubt.sign.least && weight >= Doubt.sign.share * curve.most }
}

extension MeasuredValue {
  fileprivate var isInapplicable: Bool {
    if case .notApplicable = self { true } else { false }
  }
}
