/// A reason as one applicant is told it.
public struct ToldReason: Sendable, Hashable {
  public let reason: Reason
  /// Those of the reason that apply, in its order; empty where nobody knows which.
  public let details: [ReasonDetail]

  public init(_ reason: Reason, details: Set<String> = []) {
    self.reason = reason
    self.details = reason.details.filter { details.contains($0.code) }
  }

  /// Such as `五官不夠清晰：口罩遮住臉部、光線太暗`.
  public var caption: String {
    details.isEmpty ? reason.caption : reason.caption + "：" + details.map(\.caption).joined(separator: "、")
  }

  /// What each detail advises, and the reason's own advice where one has none.
  public var advice: String {
    let own = details.compactMap(\.advice)
    return (own + (own.isEmpty || own.count < details.count ? [reason.advice] : [])).joined()
  }
}

extension ToldReason {
  /// Caption and advice in English; in the agency's own language where it has no English.
  public var english: (caption: String, advice: String) {
    guard let words = reason.english else { return (caption, advice) }
    let details = details.map { $0.english ?? EnglishWords(caption: $0.caption, advice: $0.advice) }
    let caption =
      details.isEmpty ? words.caption : "\(words.caption): \(details.map(\.caption).joined(separator: ", "))"
    let own = details.compactMap(\.advice)
    let whole = own.isEmpty || own.count < details.count ? own + [words.advice ?? reason.advice] : own
    return (caption, whole.joined(separator: " "))
  }
}

/// Why an applicant cannot be told a reason as a reviewer gave it.
public enum ToldReasonFault: Error, Sendable, Hashable {
  case unknownDetail(String, of: Reason)
  /// Without a detail the applicant would not know what is meant, and the machine saw nothing that tells it.
  case detailMissing(Reason)
}

extension RuleSet {
  /// What an applicant is told whom the machine rejects: each reason with everything the machine saw of it.
  public func told(_ judgement: Judgement) -> [ToldReason] {
    judgement.reasons.compactMap { reasons[$0] }.map { ToldReason($0, details: judgement.details(of: $0.code)) }
  }

  /// What the machine saw beside the reasons it rejects for and would have referred: kept to itself, it would stop the
  /// applicant the next time.
  public func mentioned(_ judgement: Judgement) -> [ToldReason] {
    let seen = judgement.fired.filter { $0.isSeen || judgement.reasons.contains($0.reason) }
    return uncovered(seen).filter { !judgement.reasons.contains($0) }
      .compactMap { reasons[$0] }.filter(\.mayBeMentioned)
      .map { ToldReason($0, details: judgement.details(of: $0.code)) }
  }

  /// What an applicant is told whom a reviewer rejects. Where the reviewer gives no detail, those that the machine saw are told.
  ///
  /// - Parameter choices: codes with the details meant; those that reasons.yaml does not list are left out.
  public func told(
    _ choices: [ReasonCode: Set<String>], besides judgement: Judgement?
  ) throws(ToldReasonFault) -> [ToldReason] {
    var told: [ReasonCode: ToldReason] = [:]
    for (code, chosen) in choices {
      guard let reason = reasons[code] else { continue }
      if let unknown = chosen.subtracting(reason.details.map(\.code)).min() {
        throw .unknownDetail(unknown, of: reason)
      }
      let details = chosen.isEmpty ? judgement?.details(of: code) ?? [] : chosen
      if reason.needsDetail && details.isEmpty { throw .detailMissing(reason) }
      told[code] = ToldReason(reason, details: details)
    }
    return uncovered(told.mapValues(subjects)).compactMap { told[$0] }
  }

  /// The uploads that a reason speaks of, by the rules that serve it; none where only people give it.
  private func subjects(of told: ToldReason) -> Set<Subject> {
    let details = Set(told.details.map(\.code))
    return Set(
      rules.filter { rule in
        rule.reason == told.reason.code && (details.isEmpty || rule.detail.map(details.contains) == true)
      }.map(\.subject))
  }
}

extension Judgement {
  fileprivate func details(of reason: ReasonCode) -> Set<String> {
    Set(fired.filter { $0.isSeen && $0.reason == reason }.compactMap(\.detail))
  }
}

extension FiredBand {
  /// Whether a band held: doubts speak only together, and what could not be measured was not seen.
  fileprivate var isSeen: Bool { strength == .reject || strength == .refer }
}
