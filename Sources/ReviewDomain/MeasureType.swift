/// The kind of value a measure gives, so that a rule with a band of another kind is refused when it is loaded.
public enum MeasureType: String, Sendable, Hashable, Codable {
  case number
  case flag
  case text
}

extension Band {
  /// The kind of value the band can speak about.
  public var measureType: MeasureType {
    switch self {
    case .below, .atMost, .above, .atLeast, .outside: .number
    case .flag: .flag
    case .oneOf, .noneOf, .names: .text
    }
  }
}

/// The values that a measure can give, so that a rule that would speak never or always is refused when it is loaded.
public enum MeasureValues: Sendable, Hashable {
  case number(ClosedRange<Double>)
  case flag
  /// These, or any where it is nil.
  case text(Set<String>?)

  public var type: MeasureType {
    switch self {
    case .number: .number
    case .flag: .flag
    case .text: .text
    }
  }
}
