import ReviewDomain

/// A referral that no rule and no doubt asked for, where policy.yaml says that the machine approves nothing. Where it may approve, what
/// waits for no reason is a second read, of which nothing is said.
enum PolicyReferral {
  static let words = "policy.yaml lets the machine approve nothing"
}

extension Judgement {
  /// Whether the machine found nothing and is not allowed to approve.
  func isByPolicy(of rules: RuleSet) -> Bool { verdict == .refer && reasons.isEmpty && !rules.machineMayApprove }
}
