import DocumentReading
import Foundation
import Testing

/// Where to look once more for a permit's last day, which a stamp may hide from the text detector.
@Suite struct DocumentGapTests {
  @Test(arguments: [TestPlacement.upright, TestPlacement(angle: 4), TestPlacement(scale: 0.4)])
  func theGapIsWhereTheDayStood(placement: TestPlacement) throws {
    let stood = try #require(TestCard.permit().lines(placement).first { $0.text == "2028/12/31" })
    let reading = TestCard.permit().without("2028/12/31").read(placement)
    #expect(reading.expiryDate == nil)
    let gap = try #require(reading.expiryGap)
    #expect(gap.leading.distance(to: stood.corners.leading) < stood.height, "\(gap) instead of \(stood.corners)")
    #expect(gap.width > 0.9 * stood.width)
    #expect(abs(gap.height / stood.height - 1) < 0.3)
  }

  @Test func aDayThatWasReadLeavesNone() {
    #expect(TestCard.permit().read().expiryGap == nil)
  }

  @Test func cardsWithoutALastDayHaveNone() {
    #expect(TestCard.permit().without("有效期限 Expiry", "2028/12/31").read().expiryGap == nil)
  }
}
