import Foundation
import ReviewDomain

/// What was found on one upload: measurements by name, and the bands that spoke. The JSON contract of `photo check` and `show`.
struct PictureFinding: Encodable {
  /// By measure: a number, a flag or a text; null where it could not be taken or does not apply.
  let measurements: [MeasureName: FlatValue]
  /// By measure: the value in words. Where there is no value, why.
  let evidence: [MeasureName: String]

  init(_ measurements: Measurements) {
    var values: [MeasureName: FlatValue] = [:]
    var evidence: [MeasureName: String] = [:]
    for measurement in measurements.sorted {
      values[measurement.name] = FlatValue(measurement.value)
      let words = measurement.value.whyNot ?? measurement.evidence
      if !words.isEmpty { evidence[measurement.name] = words }
    }
    self.measurements = values
    self.evidence = evidence
  }
}

/// A measured value as plain JSON.
struct FlatValue: Encodable {
  let value: MeasuredValue

  init(_ value: MeasuredValue) {
    self.value = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch value {
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .text(let text): try container.encode(text)
    case .notApplicable, .failed: try container.encodeNil()
    }
  }
}

/// A band that spoke.
struct BandLine: Encodable {
  let subject: Subject
  let measure: MeasureName
  let reason: ReasonCode
  /// `reject`, `refer`, `doubt` or `undetermined`.
  let strength: FiredBand.Strength
  let value: FlatValue
  /// Such as `below 0.12`; absent for `doubt` and `undetermined`.
  let limit: String?
  /// How much a `doubt` speaks, in natural log-odds; absent for the others.
  let weight: Double?
  /// Which of the reason's details; absent for none.
  let detail: String?

  init(_ fired: FiredBand) {
    subject = fired.subject
    measure = fired.measure
    reason = fired.reason
    strength = fired.strength
    value = FlatValue(fired.value)
    limit = fired.band?.words
    weight = fired.weight
    detail = fired.detail
  }
}

extension MeasuredValue {
  /// For people: numbers with four significant digits.
  var words: String {
    switch self {
    case .number(let number): number.fourDigits
    case .flag(let flag): flag ? "yes" : "no"
    case .text(let text): text.isEmpty ? "none" : text
    case .notApplicable: "does not apply"
    case .failed: "failed"
    }
  }

  /// Why there is no value; nil where there is one.
  var whyNot: String? {
    switch self {
    case .number, .flag, .text: nil
    case .notApplicable(let why): "does not apply: \(why)"
    case .failed(let why): "failed: \(why)"
    }
  }
}

extension Band {
  /// Such as `below 0.12`.
  package var words: String {
    switch self {
    case .below(let limit): "below \(limit.fourDigits)"
    case .atMost(let limit): "at most \(limit.fourDigits)"
    case .above(let limit): "above \(limit.fourDigits)"
    case .atLeast(let limit): "at least \(limit.fourDigits)"
    case .outside(let range): "outside \(range.lowerBound.fourDigits) to \(range.upperBound.fourDigits)"
    case .flag(let flag): flag ? "yes" : "no"
    case .oneOf(let list): "one of \(Self.words(list))"
    case .names: "a program of the rule's list"
    case .noneOf(let list): "none of \(Self.words(list))"
    }
  }

  /// An empty text would not be seen.
  private static func words(_ list: [String]) -> String {
    list.map { $0.isEmpty ? "\"\"" : $0 }.joined(separator: ", ")
  }
}

extension Double {
  /// Four significant digits, whole numbers whole.
  package var fourDigits: String {
    if self == rounded(), magnitude < 1e15 { return String(Int(self)) }
    return formatted(
      .number.precision(.significantDigits(1...4)).grouping(.never).locale(.init(identifier: "en_US_POSIX")))
  }
}
