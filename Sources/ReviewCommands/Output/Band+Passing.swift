import ReviewDomain

extension Band {
  /// The values outside of it, such as `at least 0.12`.
  var passing: String {
    switch self {
    case .below(let limit): "at least \(limit.fourDigits)"
    case .atMost(let limit): "above \(limit.fourDigits)"
    case .above(let limit): "at most \(limit.fourDigits)"
    case .atLeast(let limit): "below \(limit.fourDigits)"
    case .outside(let range): "from \(range.lowerBound.fourDigits) to \(range.upperBound.fourDigits)"
    case .flag(let flag): Band.flag(!flag).words
    case .oneOf(let list): Band.noneOf(list).words
    case .noneOf(let list): Band.oneOf(list).words
    case .names: "no program of the rule's list"
    }
  }
}
