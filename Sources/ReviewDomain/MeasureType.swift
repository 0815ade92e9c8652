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
