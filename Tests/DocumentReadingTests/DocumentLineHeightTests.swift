import DocumentReading
import TestPictures
import Testing

@Suite struct DocumentLineHeightTests {
  @Test func aScanIsLarge() throws {
    #expect(try Inspected.number(DocumentLineHeight.self, of: .specimenCard) > 34)
  }

  @Test func aCardFromAfarIsNot() throws {
    #expect(try Inspected.number(DocumentLineHeight.self, of: .distantCard) < 34)
    #expect(try Inspected.number(DocumentLineHeight.self, of: .remoteCard) < 10)
  }
}
