import DocumentReading
import TestPictures
import Testing

@Suite struct DocumentDarkTests {
  @Test func aScanIsBright() throws {
    #expect(try Inspected.number(DocumentDark.self, of: .specimenCard) < 0.5)
  }

  @Test func aFifthOfTheLightIsDark() throws {
    #expect(try Inspected.number(DocumentDark.self, of: .darkCard) > 0.7)
  }
}
