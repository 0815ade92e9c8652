/// What is told of a measure: in docs/measures.md, and to whoever checks rules.
public struct MeasureDescription: Sendable, Hashable {
  public let name: MeasureName
  /// Unit of a number, `flag` or `text`.
  public let unit: String
  /// One line: what it is and how it is taken.
  public let summary: String

  public init(name: MeasureName, unit: String, summary: String) {
    self.name = name
    self.unit = unit
    self.summary = summary
  }

  /// The kind of value the measure gives.
  public var type: MeasureType { MeasureType(rawValue: unit) ?? .number }
}
