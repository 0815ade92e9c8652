import DocumentReading
import TestPictures
import Testing

@Suite struct DocumentPresentTests {
  @Test func aPortraitShowsNoDocument() throws {
    #expect(try Inspected.number(DocumentPresent.self, of: .good) < 0.1)
  }

  @Test func aCardDoes() throws {
    #expect(try Inspected.number(DocumentPresent.self, of: .specimenCard) > 0.9)
  }

  @Test func aCardBesideAFaceDoesToo() throws {
    #expect(try Inspected.number(DocumentPresent.self, of: .heldCard) > 0.5)
  }
}
