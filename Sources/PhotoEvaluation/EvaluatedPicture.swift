import ReviewDomain

/// A labelled picture with what the program said of it.
public struct EvaluatedPicture: Sendable {
  public let label: LabelledPicture
  public let evidence: Evidence
  public let judgement: Judgement

  public init(label: LabelledPicture, evidence: Evidence, judgement: Judgement) {
    self.label = label
    self.evidence = evidence
    self.judgement = judgement
  }

  /// The worst margin over the rules that serve a reason; nil when none of them has a value.
  func score(for reason: ReasonCode, by rules: RuleSet) -> Double? {
    rules.rules.filter { $0.reason == reason }.compactMap { rule in
      let measurements = rule.subject == .portrait ? evidence.portrait : evidence.identity
      return measurements?[rule.measure].flatMap { rule.margin(of: $0.value) }
    }.max()
  }

  /// The worst margin over all rules.
  func worstScore(by rules: RuleSet) -> Double {
    Set(rules.rules.map(\.reason)).compactMap { score(for: $0, by: rules) }.max() ?? 0
  }

  /// The bands that spoke, in words.
  var findings: [String] {
    judgement.fired.map { band in
      let measurements = band.subject == .portrait ? evidence.portrait : evidence.identity
      let words = measurements?[band.measure]?.evidence ?? ""
      return "\(band.reason) by \(band.measure)" + (words.isEmpty ? "" : ": \(words)")
    }
  }
}
