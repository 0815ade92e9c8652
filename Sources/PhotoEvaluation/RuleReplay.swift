import ReviewDomain

/// What other rules would have made of applications that were judged before; the JSON contract of `card-review rules replay`.
public struct RuleReplay: Sendable, Encodable {
  /// What one application was judged, and what people have decided since.
  public struct Judged: Sendable {
    public let application: ApplicationID
    public let evidence: Evidence
    public let judgement: Judgement
    /// The decision of a person that stands; nil without one.
    public let people: Decision?

    public init(application: ApplicationID, evidence: Evidence, judgement: Judgement, people: Decision?) {
      self.application = application
      self.evidence = evidence
      self.judgement = judgement
      self.people = people
    }
  }

  /// From one verdict to another, or to the same.
  public struct Transition: Sendable, Encodable {
    public let from: Verdict
    public let to: Verdict
    public private(set) var count = 0
    /// Of those, how many people approved and rejected.
    public private(set) var peopleApproved = 0
    public private(set) var peopleRejected = 0
    /// The first few.
    public private(set) var examples: [String] = []

    fileprivate init(_ from: Verdict, _ to: Verdict) { (self.from, self.to) = (from, to) }

    fileprivate mutating func add(_ judged: Judged) {
      count += 1
      if judged.people == .approve { peopleApproved += 1 }
      if judged.people == .reject { peopleRejected += 1 }
      if examples.count < RuleReplay.examples { examples.append(judged.application.text) }
    }
  }

  /// How often a reason is given where it was not before, and is no more.
  public struct ReasonChange: Sendable, Encodable {
    public let reason: ReasonCode
    public let gained: Int
    public let lost: Int
    public let examples: [String]
  }

  public private(set) var judged = 0
  /// Whose pictures no rule could speak of: damaged, or no worker survived them.
  public private(set) var leftOut = 0
  /// Whose verdict or reasons would change.
  public private(set) var changed = 0
  private var byVerdicts: [Verdict: [Verdict: Transition]] = [:]
  private var byReason: [ReasonCode: (gained: Int, lost: Int, examples: [String])] = [:]

  private static let examples = 5

  private enum CodingKeys: CodingKey {
    case judged, leftOut, changed, transitions, reasons
  }

  public init() {}

  /// In the order of verdicts.
  public var transitions: [Transition] {
    Verdict.allCases.flatMap { from in Verdict.allCases.compactMap { byVerdicts[from]?[$0] } }
  }

  /// Those that change, the most frequent first.
  public var reasons: [ReasonChange] {
    byReason.map { ReasonChange(reason: $0, gained: $1.gained, lost: $1.lost, examples: $1.examples) }
      .sorted { ($1.gained + $1.lost, $0.reason) < ($0.gained + $0.lost, $1.reason) }
  }

  /// Judges one anew.
  public mutating func add(_ application: Judged, by rules: RuleSet) {
    let old = application.judgement
    guard Set(old.reasons).isDisjoint(with: [.inspectionFailed, .pictureDamaged]) else {
      leftOut += 1
      return
    }
    let new = judge(application.evidence, by: rules)
    judged += 1
    byVerdicts[old.verdict, default: [:]][new.verdict, default: Transition(old.verdict, new.verdict)].add(application)
    let (before, after) = (Set(old.reasons), Set(new.reasons))
    if old.verdict != new.verdict || before != after { changed += 1 }
    for reason in before.symmetricDifference(after) {
      var change = byReason[reason] ?? (0, 0, [])
      if after.contains(reason) { change.gained += 1 } else { change.lost += 1 }
      if change.examples.count < Self.examples { change.examples.append(application.application.text) }
      byReason[reason] = change
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(judged, forKey: .judged)
    try container.encode(leftOut, forKey: .leftOut)
    try container.encode(changed, forKey: .changed)
    try container.encode(transitions, forKey: .transitions)
    try container.encode(reasons, forKey: .reasons)
  }
}
