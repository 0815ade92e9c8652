/// Which of the two uploads a rule looks at.
public enum Subject: String, Sendable, Hashable, Codable, CaseIterable {
  /// The half-body photo.
  case portrait
  /// The front of the identity document.
  case identity
}

/// A set of values that fires a rule.
public enum Band: Sendable, Hashable, Codable {
  case below(Double)
  case atMost(Double)
  case above(Double)
  case atLeast(Double)
  /// Outside the closed range.
  case outside(ClosedRange<Double>)
  case flag(Bool)
  case oneOf([String])
  case noneOf([String])
  /// Any of these names in the text, whole words, whatever their case.
  case names([String])

  /// - Returns: nil when the value is of a type the band cannot speak about, or no number at all.
  public func holds(_ value: MeasuredValue) -> Bool? {
    switch (self, value) {
    // Every comparison with NaN is false, which would pass for a good value.
    case (_, .number(let number)) where number.isNaN: nil
    case (.below(let limit), .number(let number)): number < limit
    case (.atMost(let limit), .number(let number)): number <= limit
    case (.above(let limit), .number(let number)): number > limit
    case (.atLeast(let limit), .number(let number)): number >= limit
    case (.outside(let range), .number(let number)): !range.contains(number)
    case (.flag(let wanted), .flag(let flag)): flag == wanted
    case (.oneOf(let list), .text(let text)): list.contains(text)
    case (.noneOf(let list), .text(let text)): !list.contains(text)
    case (.names(let list), .text(let text)): list.contains { text.names($0) }
    default: nil
    }
  }
}

/// What a rule compares the picture with. Where that is not there, the rule is left out.
public enum RuleNeed: String, Sendable, Hashable, Codable, CaseIterable {
  /// The other upload, which is not there where one picture is judged alone.
  case bothUploads = "both_uploads"
  /// Other applications, of which there are none for loose pictures, as in `photo check`.
  case casebook
  /// What was typed, which is not there for loose pictures.
  case form
}

/// One line of rules/*.yaml: a measure, the reason it serves, and the bands in which it speaks.
public struct Rule: Sendable, Hashable, Codable {
  public let subject: Subject
  public let measure: MeasureName
  public let reason: ReasonCode
  public let reject: Band?
  public let refer: Band?
  /// Nil for rules that look at the picture alone.
  public let needs: RuleNeed?
  /// Whether the reject band is so wide that it needs no second sign, even where the reason is a shade of grey.
  public let rejectsAlone: Bool
  /// Which detail of the reason it stands for; nil for none.
  public let detail: String?

  public init(
    subject: Subject, measure: MeasureName, reason: ReasonCode, reject: Band?, refer: Band?,
    needs: RuleNeed? = nil, rejectsAlone: Bool = false, detail: String? = nil
  ) {
    self.detail = detail
    self.rejectsAlone = rejectsAlone
    self.subject = subject
    self.measure = measure
    self.reason = reason
    self.reject = reject
    self.refer = refer
    self.needs = needs
  }
}

/// Everything the machine judges by, with the digest that names it in stored verdicts.
public struct RuleSet: Sendable, Hashable {
  public let rules: [Rule]
  public let reasons: [ReasonCode: Reason]
  /// The place of each reason in reasons.yaml, from 0.
  let order: [ReasonCode: Int]
  /// What many measures say together; nil where only bands judge.
  public let doubt: DoubtModel?
  /// The share of defective photos that the machine may approve, 0 to 1: the price of an error.
  public let mostDefectiveApproved: Double
  /// Whether the machine may approve by itself; otherwise a clear application is referred with no reason.
  public let machineMayApprove: Bool
  /// Lower-case hexadecimal SHA-256 over the rule files.
  public let sha256: String

  public init(
    rules: [Rule], reasons: [Reason], machineMayApprove: Bool, sha256: String, doubt: DoubtModel? = nil,
    mostDefectiveApproved: Double = 0
  ) {
    self.rules = rules
    self.doubt = doubt
    self.mostDefectiveApproved = mostDefectiveApproved
    self.reasons = Dictionary(reasons.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    order = Dictionary(reasons.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.machineMayApprove = machineMayApprove
    self.sha256 = sha256
  }

  /// As reasons.yaml lists them.
  public var reasonsInOrder: [Reason] { reasons.values.sorted { order[$0.code] ?? 0 < order[$1.code] ?? 0 } }

  /// The same with other rules, under the same digest.
  public func having(_ rules: [Rule]) -> RuleSet {
    RuleSet(
      rules: rules, reasons: reasonsInOrder, machineMayApprove: machineMayApprove, sha256: sha256, doubt: doubt,
      mostDefectiveApproved: mostDefectiveApproved)
  }
}
