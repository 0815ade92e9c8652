import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceScoreTests {
  @Test func aClearFaceScoresHigh() throws {
    #expect(try Inspected.number(FaceScore.self, of: .good) > 0.8)
  }

  @Test func anEmptySuitScoresNothing() throws {
    #expect(try Inspected.number(FaceScore.self, of: .emptySuit) == 0)
  }
}
