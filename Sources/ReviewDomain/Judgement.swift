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
    /// The measure could not be taken.
    case undetermined
  }

  public let subject: Subject
  public let measure: MeasureName
  public let reason: ReasonCode
  public let strength: Strength
  public let value: MeasuredValue
  /// The band that held; nil for `undetermined`.
  public let band: Band?

  public init(
    subject: Subject, measure: MeasureName, reason: ReasonCode, strength: Strength, value: MeasuredValue, band: Band?
  ) {
    self.subject = subject
    self.measure = measure
    self.reason = reason
    self.strength = strength
    self.value = value
    self.band = band
  }
}

/// A verdict with everything it rests on.
public struct Judgement: Sendable, Hashable, Codable {
  public let verdict: Verdict
  /// All reasons at once, in the order of their codes: for `reject` those an applicant is told, for `refer` those a reviewer looks at.
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
