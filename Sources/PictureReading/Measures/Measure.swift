import ReviewDomain

/// One thing measured on a picture. One measure a file, named for its place in docs/measures.md.
package protocol Measure<Sight>: Sendable {
  /// What it looks at: an `Observation`, or what one room sees in one.
  associatedtype Sight
  /// Dotted name, such as `head.height`.
  static var name: MeasureName { get }
  /// Unit of a number, `flag` or `text`.
  static var unit: String { get }
  /// One line for docs/measures.md: what it is and how it is taken.
  static var summary: String { get }
  /// Every text that it can give; nil where it can be any, or gives none.
  static var texts: Set<String>? { get }
  /// Takes the measure. Never throws: what cannot be taken answers `.failed` or `.notApplicable` with the cause.
  static func take(_ sight: Sight) -> Reading
}

/// A measured value and the sentence that explains it to a reviewer.
package struct Reading: Sendable, Hashable {
  package let value: MeasuredValue
  package let evidence: String

  package init(_ value: MeasuredValue, _ evidence: String = "") {
    self.value = value
    self.evidence = evidence
  }

  /// Why there is no value, and what was seen where there is one.
  package var words: String {
    switch value {
    case .notApplicable(let why), .failed(let why): why
    case .number, .flag, .text: evidence
    }
  }

  package static func notApplicable(_ why: String) -> Reading { Reading(.notApplicable(why: why)) }
  package static func failed(_ why: String) -> Reading { Reading(.failed(why: why)) }
}

extension Measure {
  package static var texts: Set<String>? { nil }

  /// What it is, for docs/measures.md and for rules that name it.
  package static var description: MeasureDescription {
    MeasureDescription(name: name, unit: unit, summary: summary, texts: texts)
  }

  /// The measurement as it is stored and judged.
  package static func measurement(of sight: Sight) -> Measurement { measurement(take(sight)) }

  /// A reading as it is stored and judged.
  package static func measurement(_ reading: Reading) -> Measurement {
    var reading = reading
    if case .number(let number) = reading.value, !number.isFinite {
      reading = .failed("the value is not a finite number")
    }
    return Measurement(
      name: name, value: reading.value.cut, unit: unit, evidence: reading.evidence.cut(to: MeasuredValue.longestText))
  }
}

extension MeasuredValue {
  /// Unicode scalars of the longest text: what decoders and files say has no end.
  fileprivate static let longestText = 400

  fileprivate var cut: MeasuredValue {
    switch self {
    case .number, .flag: self
    case .text(let text): .text(text.cut(to: Self.longestText))
    case .notApplicable(let why): .notApplicable(why: why.cut(to: Self.longestText))
    case .failed(let why): .failed(why: why.cut(to: Self.longestText))
    }
  }
}
