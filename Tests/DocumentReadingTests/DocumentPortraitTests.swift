import DocumentReading
import ReviewDomain
import TestPictures
import Testing

@Suite struct DocumentPortraitTests {
  @Test(arguments: [Sample.specimenCard, .distantCard])
  func aCardHasOne(sample: Sample) throws {
    #expect(try Inspected.value(DocumentPortrait.name, of: sample) == .flag(true))
  }

  @Test func aCoveredOneIsMissed() throws {
    #expect(try Inspected.value(DocumentPortrait.name, of: .cardWithoutPortrait) == .flag(false))
  }

  @Test func aPictureWithoutTextIsNoDocument() throws {
    guard case .notApplicable = try Inspected.value(DocumentPortrait.name, of: .good) else {
      Issue.record("a portrait is no document's")
      return
    }
  }
}
