import DocumentReading
import Foundation
import TestPictures
import Testing

@Suite struct DocumentGlareTests {
  @Test func aScanHasNone() throws {
    #expect(try Inspected.number(DocumentGlare.self, of: .specimenCard) == 0)
  }

  @Test func aLampOnACardIsSeen() throws {
    #expect(try Inspected.number(DocumentGlare.self, of: .shiningCard) > 0.03)
  }
}
