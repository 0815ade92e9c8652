import CardLedger
import Foundation
import ReviewDomain
import Testing

@Suite struct ApplicationDraftTests {
  private let now = Date(timeIntervalSince1970: 1_790_000_000)

  private func picture(_ file: String, advisedAgainst: Bool = false) -> DraftPicture {
    DraftPicture(file: file, format: .jpeg, isAdvisedAgainst: advisedAgainst)
  }

  private func document(_ file: String) -> DraftDocument {
    DraftDocument(kind: .nationalID, issueDate: nil, picture: picture(file))
  }

  @Test func stepsFollowWhatIsThere() {
    var draft = ApplicationDraft(consentAt: now)
    #expect(draft.step == .document)
    #expect(draft.take(.documentUploaded(document("d"))).isEmpty)
    #expect(draft.step == .photo)
    #expect(draft.take(.photoUploaded(picture("p"))).isEmpty)
    #expect(draft.step == .check)
    #expect(draft.take(.sent) == [.send(document("d"), picture("p"))])
  }

  @Test func nothingIsSentBeforeBothUploadsAreThere() {
    var draft = ApplicationDraft(consentAt: now)
    #expect(draft.take(.sent).isEmpty)
    _ = draft.take(.photoUploaded(picture("p")))
    #expect(draft.take(.sent).isEmpty)
    #expect(draft.step == .document)
  }

  @Test func aNewUploadDiscardsTheOneBefore() {
    var draft = ApplicationDraft(consentAt: now)
    _ = draft.take(.documentUploaded(document("d1")))
    #expect(draft.take(.documentUploaded(document("d2"))) == [.discard(picture("d1"))])
    _ = draft.take(.photoUploaded(picture("p1")))
    #expect(draft.take(.photoUploaded(picture("p2"))) == [.discard(picture("p1"))])
  }

  @Test func advisedPhotosAreCountedAndThoseReplacedToo() {
    var draft = ApplicationDraft(consentAt: now)
    for (file, isAdvised) in [("1", true), ("2", true), ("3", false), ("4", false), ("5", true)] {
      _ = draft.take(.photoUploaded(picture(file, advisedAgainst: isAdvised)))
    }
    #expect(draft.advisedAgainst == 3)
    #expect(draft.replaced == 2)
  }

  @Test func documentsGoByNationalityAndAge() throws {
    let (national, resident) = (try IdentityNumber(typed: "A123456789"), try IdentityNumber(typed: "D880000002"))
    let today = try #require(CivilDate(iso: "2026-11-27"))
    func kinds(_ number: IdentityNumber, _ birth: String) throws -> [IdentityDocumentKind] {
      DraftDocument.kinds(of: number, born: try #require(CivilDate(iso: birth)), on: today)
    }
    #expect(try kinds(national, "1981-01-01") == [.nationalID])
    #expect(try kinds(national, "2012-11-28") == [.nationalID, .nhiCard])
    #expect(try kinds(national, "2012-11-27") == [.nationalID])
    #expect(try kinds(resident, "1981-01-01") == [.residencePermit])
    #expect(try kinds(resident, "2020-01-01") == [.residencePermit, .nhiCard])
  }

  @Test func formatsAreToldByTheirFirstBytes() {
    let heads: [(UploadFormat?, [UInt8])] = [
      (.jpeg, [0xFF, 0xD8, 0xFF, 0xE0]), (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      (.webp, Array("RIFF1234WEBPVP8 ".utf8)), (.heif, [0, 0, 0, 24] + Array("ftypheic".utf8)),
      (.heif, [0, 0, 0, 24] + Array("ftypmif1".utf8)), (nil, [0, 0, 0, 24] + Array("ftypisom".utf8)),
      (nil, Array("GIF89a".utf8)), (nil, Array("%PDF-1.7".utf8)), (nil, Array("<svg xmlns".utf8)), (nil, []),
    ]
    for (format, bytes) in heads { #expect(UploadFormat(firstBytes: bytes) == format) }
  }
}
