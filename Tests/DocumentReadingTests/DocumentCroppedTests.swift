import DocumentReading
import TestPictures
import Testing

@Suite struct DocumentCroppedTests {
  @Test func aWholeCardCutsNoLine() throws {
    #expect(try Inspected.number(DocumentCropped.self, of: .specimenCard) == 0)
  }

  @Test func aCardCutThroughItsTextDoes() throws {
    #expect(try Inspected.number(DocumentCropped.self, of: .cutCard) >= 1)
  }
}
