/// What becomes of an application.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  case approve
  case reject
  case refer
}

/// A rule that spoke, with the value that made it.
public struct FiredBand: Sendable, Hashable, Codable {
  public enum Strength: String, Sendable, Hashable, Codable {
    case reject
    case refer
    /// The measure speaks against the photo together with others; alone it would not.
    case doubt
    /// The measure could not be taken.
    case undetermined
  }

  public let subject: Subject
  public let measure: MeasureName
  public let reason: ReasonCode
  public let strength: Strength
  public let value: MeasuredValue
  /// The band that held; nil for `doubt` and `undetermined`.
  public let band: Band?
  /// How much a `doubt` speaks, in natural log-odds; nil for the others.
  public let weight: Double?
  /// Which detail of the reason the rule stands for; nil for none.
  public let detail: String?

  public init(
    subject: Subject, measure: MeasureName, reason: ReasonCode, strength: Strength, value: MeasuredValue, band: Band?,
    weight: Double? = nil, detail: String? = nil
  ) {
    self.detail = detail
    self.subject = subject
    self.measure = measure
    self.reason = reason
    self.strength = strength
    self.value = value
    self.band = band
    self.weight = weight
  }
}

/// A verdict with everything it rests on.
public struct Judgement: Sendable, Hashable, Codable {
  public let verdict: Verdict
  /// All reasons at once, in the order of reasons.yaml: for `reject` those an applicant is told, for `refer` those a reviewer looks at.
  public let reasons: [ReasonCode]
  public let fired: [FiredBand]
  /// SHA-256 of the rule set.
  public let ruleSet: String

  public init(verdict: Verdict, reasons: [ReasonCode], fired: [FiredBand], ruleSet: String) {
    self.verdict = verdict
    self.reasons = reasons
    self.fired = fired
    self.ruleSet = ruleSet
  }
}
