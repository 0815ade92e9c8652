/// The dotted name of a measure, such as `head.height`.
public struct MeasureName: Sendable, Hashable, Comparable, RawRepresentable, ExpressibleByStringLiteral, Codable,
  CodingKeyRepresentable, CustomStringConvertible
{
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public var description: String { rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What taking one measure gave.
public enum MeasuredValue: Sendable, Hashable {
  case number(Double)
  case flag(Bool)
  case text(String)
  /// The measure makes no sense on this picture (the sharpness of a face where there is none). It never counts as a pass: some
  /// other rule must have spoken, or the application is referred.
  case notApplicable(why: String)
  /// The measure should have given a value and could not.
  case failed(why: String)
}

/// One measure's value with the words that explain it to a reviewer.
public struct Measurement: Sendable, Hashable, Codable {
  public let name: MeasureName
  public let value: MeasuredValue
  /// The unit of a number, such as `px` or `degrees`; empty where there is none.
  public let unit: String
  /// A short English sentence for the reviewer, such as "head 11 % of the picture's height"; may be empty.
  public let evidence: String

  public init(name: MeasureName, value: MeasuredValue, unit: String = "", evidence: String = "") {
    self.name = name
    self.value = value
    self.unit = unit
    self.evidence = evidence
  }
}

/// The measurements of one picture, one a name.
public struct Measurements: Sendable, Hashable, Codable {
  public private(set) var byName: [MeasureName: Measurement]

  public init(_ list: [Measurement] = []) {
    byName = [:]
    for measurement in list { byName[measurement.name] = measurement }
  }

  public subscript(name: MeasureName) -> Measurement? { byName[name] }

  /// All of them in the order of their names.
  public var sorted: [Measurement] { byName.values.sorted { $0.name < $1.name } }

  public mutating func insert(_ measurement: Measurement) { byName[measurement.name] = measurement }

  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([Measurement].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(sorted)
  }
}
