import Casebook
import Foundation
import Testing

@Suite struct StoredTimeTests {
  @Test(arguments: [
    (1_795_136_400.0, "2026-11-20T01:00:00.000Z"),
    (0.0, "1970-01-01T00:00:00.000Z"),
    (-0.001, "1969-12-31T23:59:59.999Z"),
    (1_709_164_800.5, "2024-02-29T00:00:00.500Z"),
    (951_782_399.999, "2000-02-28T23:59:59.999Z"),
    (-62_135_596_800.0, "0001-01-01T00:00:00.000Z"),
    (253_402_300_799.999, "9999-12-31T23:59:59.999Z"),
  ])
  func readsWhatItWrites(_ seconds: Double, _ text: String) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(StoredTime(date).text == text)
    #expect(StoredTime.date(text) == date)
  }

  @Test func everyMillisecondOfASecondComesBack() {
    for millisecond in 0..<1000 {
      let date = Date(timeIntervalSince1970: Double(1_795_136_400_000 + millisecond) / 1000)
      #expect(StoredTime.date(StoredTime(date).text) == date)
    }
  }

  @Test(arguments: [
    "", "2026-11-20", "2026-11-20T01:00:00Z", "2026-11-20T01:00:00.000", "2026-11-20 01:00:00.000Z",
    "2026-11-20T01:00:00,000Z", "2026-02-30T01:00:00.000Z", "2026-13-01T01:00:00.000Z", "2026-11-20T24:00:00.000Z",
    "2026-11-20T01:60:00.000Z", "2026-11-20T01:00:60.000Z", "2O26-11-20T01:00:00.000Z", "2026-11-20T01:00:00.00xZ",
  ])
  func refusesOtherForms(_ text: String) {
    #expect(StoredTime.date(text) == nil)
  }
}
