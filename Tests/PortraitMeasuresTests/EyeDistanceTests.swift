import PortraitMeasures
import TestPictures
import Testing

@Suite struct EyeDistanceTests {
  @Test func isMeasuredWithinFiveHundredths() throws {
    #expect(abs(try Inspected.number(EyeDistance.self, of: .good) / 82.6 - 1) < 0.05)
  }

  @Test func isSmallOnADistantPerson() throws {
    #expect(try Inspected.number(EyeDistance.self, of: .distantPerson) < 24)
  }
}
