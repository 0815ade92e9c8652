import DocumentReading
import TestPictures
import Testing

@Suite struct DocumentSharpnessTests {
  @Test func aScanIsSharp() throws {
    #expect(try Inspected.number(DocumentSharpness.self, of: .specimenCard) > 0.88)
  }

  @Test func aBlurredScanIsNot() throws {
    #expect(try Inspected.number(DocumentSharpness.self, of: .blurredCard) < 0.6)
  }
}
