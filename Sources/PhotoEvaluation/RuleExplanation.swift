import ReviewDomain

/// How one application's measurements stand to each rule, and what values would make another outcome.
public struct RuleExplanation: Sendable {
  /// What a rule makes of the measurements.
  public enum Outcome: String, Sendable, Hashable, Encodable {
    case passes, refers, rejects
    /// The measure could not be taken.
    case undetermined
    /// It makes no sense on this picture.
    case inapplicable
    /// What the rule compares with is not there.
    case leftOut = "left_out"
  }

  public struct Line: Sendable {
    public let rule: Rule
    /// Nil where it was not measured.
    public let measurement: Measurement?
    public let outcome: Outcome
    /// What the verdict would be if this rule said nothing; nil where that is the same.
    public let verdictWithout: Verdict?
  }

  /// What one measure adds to the doubt.
  public struct DoubtLine: Sendable {
    public let measure: MeasureName
    public let reason: ReasonCode
    public let value: Double
    /// Natural log-odds.
    public let weight: Double
    /// The nearest value at which, all others as they are, the doubt would fall on the other side of the limit; nil where none does.
    public let turningValue: Double?
  }

  /// By the rules at hand.
  public let judgement: Judgement
  /// In the order of the rules.
  public let lines: [Line]
  /// The doubt over all measures, natural log-odds; nil without a doubt model.
  public let doubt: Double?
  /// From which doubt on a photo does not pass; nil where the price allows none to.
  public let doubtLimit: Double?
  /// Those that speak or could turn the doubt, the heaviest first.
  public let doubts: [DoubtLine]

  public init(of evidence: Evidence, by rules: RuleSet) {
    let judgement = judge(evidence, by: rules)
    self.judgement = judgement
    lines = rules.rules.indices.map { place in
      let rule = rules.rules[place]
      let measurements = evidence.measurements(of: rule.subject)
      let isHeard = measurements != nil && evidence.offers(rule.needs)
      let measurement = measurements?[rule.measure]
      let outcome = isHeard ? Outcome(rule.outcome(for: measurement?.value)) : .leftOut
      var others = rules.rules
      others.remove(at: place)
      let without = outcome == .passes ? judgement.verdict : judge(evidence, by: rules.having(others)).verdict
      return Line(
        rule: rule, measurement: measurement, outcome: outcome,
        verdictWithout: without == judgement.verdict ? nil : without)
    }
    guard let model = rules.doubt else {
      (doubt, doubtLimit, doubts) = (nil, nil, [])
      return
    }
    let said = model.curves.compactMap { curve -> (curve: EvidenceCurve, value: Double, weight: Double)? in
      guard case .number(let value) = evidence.portrait[curve.measure]?.value else { return nil }
      return (curve, value, curve.weight(of: value))
    }
    let total = said.reduce(model.base) { $0 + $1.weight }
    let limit = rules.doubtLimit(for: evidence.portrait)
    (doubt, doubtLimit) = (total, limit)
    doubts = said.map { curve, value, weight in
      DoubtLine(
        measure: curve.measure, reason: curve.reason, value: value, weight: weight,
        turningValue: limit.flatMap { curve.nearestValue(to: value, ofWeight: weight + $0 - total) })
    }
    .filter { $0.weight > 0 || $0.turningValue != nil }
    .sorted { ($1.weight, $0.measure) < ($0.weight, $1.measure) }
  }
}

extension RuleExplanation.Outcome {
  fileprivate init(_ outcome: RuleOutcome) {
    self =
      switch outcome {
      case .silent: .passes
      case .inapplicable: .inapplicable
      case .fired(let band):
        switch band.strength {
        case .reject: .rejects
        case .refer: .refers
        case .undetermined, .doubt: .undetermined
        }
      }
  }
}

extension EvidenceCurve {
  /// Where the curve has a weight; nil where it never does.
  fileprivate func nearestValue(to value: Double, ofWeight wanted: Double) -> Double? {
    let crossings = zip(points, points.dropFirst()).compactMap { from, to -> Double? in
      let (low, high) = (min(from.weight, to.weight), max(from.weight, to.weight))
      guard low < high, (low...high).contains(wanted) else { return nil }
      return from.value + (to.value - from.value) * (wanted - from.weight) / (to.weight - from.weight)
    }
    return crossings.min { ($0 - value).magnitude < ($1 - value).magnitude }
  }
}
