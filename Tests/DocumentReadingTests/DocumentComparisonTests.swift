import DocumentReading
import Foundation
import PictureReading
import ReviewDomain
import TestPictures
import Testing

/// The measures that compare the scanned specimen with a form.
@Suite struct DocumentComparisonTests {
  private let networks: NetworkSet

  init() throws {
    networks = try NetworkSet(folder: networksFolder)
  }

  private func sight(claim: DocumentClaim? = nil) throws -> DocumentSight {
    DocumentSight(
      Observation(
        of: PictureDecoder.open(try TestDefectPicture.specimenCard.url()), for: .document, with: networks),
      claim: claim, reader: try DocumentReader(networks: networks))
  }

  private func sight(
    _ kind: IdentityDocumentKind, _ number: String, _ name: String, _ birth: String
  ) throws -> DocumentSight {
    let claim = DocumentClaim(
      kind: kind, number: try IdentityNumber(typed: number), name: try PersonName(typed: name),
      birthDate: try CivilDate(typed: birth), submittedOn: try CivilDate(typed: "2026-11-20"))
    return try sight(claim: claim)
  }

  private func outcome(_ measure: any Measure<DocumentSight>.Type, in sight: DocumentSight) -> MeasuredValue {
    measure.measurement(of: sight).value
  }

  @Test func anHonestFormMatches() throws {
    let sight = try sight(.nationalID, "A223456781", "好平安", "70/1/1")
    for measure in [
      DocumentKindMatches.self, DocumentNumberMatches.self, DocumentNameMatches.self, DocumentBirthMatches.self,
      DocumentExpired.self, DocumentAgeFits.self,
    ] as [any Measure<DocumentSight>.Type] {
      #expect(outcome(measure, in: sight) == .text("match"), "\(measure.name)")
    }
    #expect(outcome(DocumentKindMeasure.self, in: sight) == .text("national_id"))
    #expect(outcome(DocumentMRZ.self, in: sight) == .text("none"))
    #expect(try sight.comparisons.get().allSatisfy { $0.readText == nil })
  }

  @Test func anothersFormIsContradicted() throws {
    let sight = try sight(.residencePermit, "B200000004", "試用之人", "1985-03-04")
    #expect(outcome(DocumentNumberMatches.self, in: sight) == .text("contradiction"))
    #expect(outcome(DocumentBirthMatches.self, in: sight) == .text("contradiction"))
    #expect(outcome(DocumentKindMatches.self, in: sight) == .text("contradiction"))
    #expect(outcome(DocumentNameMatches.self, in: sight) != .text("match"))
    // A national ID has no last day, which a permit needs.
    #expect(outcome(DocumentExpired.self, in: sight) == .text("unread"))
    #expect(try sight.comparisons.get().first { $0.field == .number }?.readText == "A223456781")
  }

  @Test func whatWasReadStandsInNoMeasurement() throws {
    let sight = try sight(.nationalID, "B200000004", "試用之人", "1985-03-04")
    let stored = String(decoding: try JSONEncoder().encode(sight.measurements()), as: UTF8.self)
    for secret in ["A223456781", "好平安", "1981", "B200000004", "試用之人", "1985"] {
      #expect(!stored.contains(secret), "\(secret) is among the measurements")
    }
  }

  @Test func withoutAFormNothingIsCompared() throws {
    let sight = try sight()
    #expect(try sight.comparisons.get().isEmpty)
    guard case .notApplicable = outcome(DocumentNumberMatches.self, in: sight) else {
      Issue.record("the number was compared with nothing")
      return
    }
    #expect(try sight.reading.get().content.numbers.map(\.value.text) == ["A223456781"])
  }
}
