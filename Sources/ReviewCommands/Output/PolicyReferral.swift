import ReviewDomain

/// A referral that no rule and no doubt asked for.
enum PolicyReferral {
  static let words = "policy.yaml lets the machine approve nothing"
}

extension Judgement {
  /// Whether the machine found nothing and was not allowed to approve.
  var isByPolicy: Bool { verdict == .refer && reasons.isEmpty }
}
