import Foundation
import PhotoInspection
import ReviewDomain
import TestPictures
import Testing

/// The measures that compare the scanned specimen with a form.
@Suite struct DocumentComparisonTests {
  private let inspector: PhotoInspector

  init() throws {
    inspector = try PhotoInspector(networks: networksFolder)
  }

  private func evidence(
    _ kind: IdentityDocumentKind, _ number: String, _ name: String, _ birth: String
  ) throws -> Evidence {
    let claim = DocumentClaim(
      kind: kind, number: try IdentityNumber(typed: number), name: try PersonName(typed: name),
      birthDate: try CivilDate(typed: birth), submittedOn: try CivilDate(typed: "2026-11-20"))
    return inspector.inspect(
      Uploads(portrait: nil, identity: try TestDefectPicture.specimenCard.url(), claim: claim)
    ).evidence
  }

  private func outcome<M: Measure>(_ measure: M.Type, in evidence: Evidence) -> MeasuredValue? {
    evidence.identity?[M.name]?.value
  }

  @Test func anHonestFormMatches() throws {
    let evidence = try evidence(.nationalID, "A223456781", "好平安", "70/1/1")
    for measure in [
      DocumentKindMatches.self, DocumentNumberMatches.self, DocumentNameMatches.self, DocumentBirthMatches.self,
      DocumentExpired.self, DocumentAgeFits.self,
    ] as [any Measure.Type] {
      #expect(outcome(measure, in: evidence) == .text("match"), "\(measure.name)")
    }
    #expect(outcome(DocumentKindMeasure.self, in: evidence) == .text("national_id"))
    #expect(outcome(DocumentMRZ.self, in: evidence) == .text("none"))
    #expect(evidence.comparisons.allSatisfy { $0.readText == nil })
  }

  @Test func anothersFormIsContradicted() throws {
    let evidence = try evidence(.residencePermit, "B200000004", "試用之人", "1985-03-04")
    #expect(outcome(DocumentNumberMatches.self, in: evidence) == .text("contradiction"))
    #expect(outcome(DocumentBirthMatches.self, in: evidence) == .text("contradiction"))
    #expect(outcome(DocumentKindMatches.self, in: evidence) == .text("contradiction"))
    #expect(outcome(DocumentNameMatches.self, in: evidence) != .text("match"))
    // A national ID has no last day, which a permit needs.
    #expect(outcome(DocumentExpired.self, in: evidence) == .text("unread"))
    #expect(evidence.comparisons.first { $0.field == .number }?.readText == "A223456781")
  }

  @Test func whatWasReadStandsInNoMeasurement() throws {
    let evidence = try evidence(.nationalID, "B200000004", "試用之人", "1985-03-04")
    let identity = try #require(evidence.identity)
    let stored = String(decoding: try JSONEncoder().encode(identity), as: UTF8.self)
    for secret in ["A223456781", "好平安", "1981", "B200000004", "試用之人", "1985"] {
      #expect(!stored.contains(secret), "\(secret) is among the measurements")
    }
  }

  @Test func withoutAFormNothingIsCompared() throws {
    let inspection = inspector.inspect(
      Uploads(portrait: nil, identity: try TestDefectPicture.specimenCard.url()))
    #expect(inspection.evidence.comparisons.isEmpty)
    guard case .notApplicable = outcome(DocumentNumberMatches.self, in: inspection.evidence) else {
      Issue.record("the number was compared with nothing")
      return
    }
    #expect(inspection.content?.numbers.map(\.value.text) == ["A223456781"])
  }
}
