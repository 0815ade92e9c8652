/// What is told of a measure: in docs/measures.md, and to whoever checks rules.
public struct MeasureDescription: Sendable, Hashable {
  public let name: MeasureName
  /// Unit of a number, `flag` or `text`.
  public let unit: String
  /// One line: what it is and how it is taken.
  public let summary: String
  /// Every text that it can give; nil where it can be any, or gives none.
  public let texts: Set<String>?

  public init(name: MeasureName, unit: String, summary: String, texts: Set<String>? = nil) {
    self.texts = texts
    self.name = name
    self.unit = unit
    self.summary = summary
  }

  /// The values that it can give.
  public var values: MeasureValues {
    switch MeasureType(rawValue: unit) {
    case .text: .text(texts)
    case .flag: .flag
    case .number, nil: .number(Self.range(of: unit))
    }
  }

  /// What numbers of a unit can be. Most are counts, sizes, shares and quotients of sizes; what is measured from a line, such as a margin,
  /// has a sign.
  private static func range(of unit: String) -> ClosedRange<Double> {
    switch unit {
    case "probability": 0...1
    case "bits": 0...256
    case "degrees": -360...360
    case "head heights", "face heights", "face widths", "ln": -Double.infinity...Double.infinity
    default: 0...Double.infinity
    }
  }
}
