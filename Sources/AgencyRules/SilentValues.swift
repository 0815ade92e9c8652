import ReviewDomain

/// The values on which a band says nothing.
enum SilentValues {
  /// Numbers between two, both included; none where the lower is above the upper.
  case numbers(from: Double, to: Double)
  case texts(Set<String>)
  case allTexts(but: Set<String>)

  /// - Returns: nil for a band of names, which may stand in any text.
  init?(_ band: Band) {
    switch band {
    case .below(let limit): self = .numbers(from: limit, to: .infinity)
    case .atMost(let limit): self = .numbers(from: limit.nextUp, to: .infinity)
    case .above(let limit): self = .numbers(from: -.infinity, to: limit)
    case .atLeast(let limit): self = .numbers(from: -.infinity, to: limit.nextDown)
    case .outside(let range): self = .numbers(from: range.lowerBound, to: range.upperBound)
    case .flag(let flag): self = .texts(["\(!flag)"])
    case .oneOf(let list): self = .allTexts(but: Set(list))
    case .noneOf(let list): self = .texts(Set(list))
    case .names(let list):
      guard list.isEmpty else { return nil }
      self = .allTexts(but: [])
    }
  }

  /// All that a measure can give.
  init(allOf values: MeasureValues) {
    switch values {
    case .number(let range): self = .numbers(from: range.lowerBound, to: range.upperBound)
    case .flag: self = .texts(["true", "false"])
    case .text(let known?): self = .texts(known)
    case .text(nil): self = .allTexts(but: [])
    }
  }

  func intersection(_ other: SilentValues) -> SilentValues {
    switch (self, other) {
    case (.numbers(let from, let to), .numbers(let otherFrom, let otherTo)):
      .numbers(from: max(from, otherFrom), to: min(to, otherTo))
    case (.texts(let texts), .texts(let others)): .texts(texts.intersection(others))
    case (.texts(let texts), .allTexts(let absent)), (.allTexts(let absent), .texts(let texts)):
      .texts(texts.subtracting(absent))
    case (.allTexts(let absent), .allTexts(let others)): .allTexts(but: absent.union(others))
    // Of another type, which is told elsewhere.
    default: self
    }
  }

  var isEmpty: Bool {
    switch self {
    case .numbers(let from, let to): from > to
    case .texts(let texts): texts.isEmpty
    case .allTexts: false
    }
  }

  func isSubset(of other: SilentValues) -> Bool {
    switch (self, other) {
    case (.numbers(let from, let to), .numbers(let otherFrom, let otherTo)): otherFrom <= from && to <= otherTo
    case (.texts(let texts), .texts(let others)): texts.isSubset(of: others)
    case (.texts(let texts), .allTexts(let absent)): texts.isDisjoint(with: absent)
    case (.allTexts(let absent), .allTexts(let others)): others.isSubset(of: absent)
    default: false
    }
  }
}
