import Casebook
import CasebookConformance
import Foundation
import ReviewDomain
import Testing

/// Old rows were written by Foundation's encoder, and all are read by its decoder.
@Suite struct EvidenceJSONTests {
  private static let values: [MeasuredValue] =
    [
      0, -0.0, 1, -1, 0.1 + 0.2, 1e15, 1e16, 1e21, 1e-7, 123_456.789, .pi, .greatestFiniteMagnitude,
      .leastNonzeroMagnitude,
    ].map(MeasuredValue.number) + [
      .flag(true), .flag(false), .text(""), .text("健保 \" \\ / \u{7F}"), .notApplicable(why: "no face"),
      .failed(why: String(String.UnicodeScalarView((0..<0x20).map(Unicode.Scalar.init(_:))))),
    ]

  private static let evidence: [Evidence] = [
    Samples.evidence,
    Evidence(portrait: Measurements(), identity: nil, hasCasebook: false, hasForm: false),
    Evidence(
      portrait: Measurements(
        values.enumerated().map { index, value in
          Measurement(name: MeasureName(rawValue: "a.\(index)"), value: value, unit: "px", evidence: "第 \(index) 個")
        }), identity: Measurements(),
      comparisons: [
        FieldComparison(.kind, .match), FieldComparison(.name, .contradiction, readText: "甄\"健康"),
        FieldComparison(.birthDate, .unread),
      ]),
  ]

  @Test(arguments: evidence)
  func isWhatFoundationWrites(evidence: Evidence) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let expected = String(decoding: try encoder.encode(evidence), as: UTF8.self)
    let bytes = try #require(EvidenceJSON(evidence)).bytes
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    #expect(try JSONDecoder().decode(Evidence.self, from: Data(bytes)) == evidence)
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan])
  func whatJSONCannotSayIsRefused(number: Double) {
    let bad = Measurements([Measurement(name: "a", value: .number(number))])
    #expect(EvidenceJSON(Evidence(portrait: bad, identity: nil)) == nil)
    #expect(EvidenceJSON(Evidence(portrait: Measurements(), identity: bad)) == nil)
  }
}
