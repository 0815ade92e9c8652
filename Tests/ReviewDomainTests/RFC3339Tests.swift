import Foundation
import ReviewDomain
import Testing

@Suite struct RFC3339Tests {
  @Test(arguments: [
    (0.0, "1970-01-01T00:00:00.000Z"), (1_795_395_723.0, "2026-11-23T01:02:03.000Z"),
    (-0.001, "1969-12-31T23:59:59.999Z"),
    (0.0004, "1970-01-01T00:00:00.000Z"), (0.0006, "1970-01-01T00:00:00.001Z"),
    (59.9996, "1970-01-01T00:01:00.000Z"), (951_782_400.5, "2000-02-29T00:00:00.500Z"),
    (.nan, "0001-01-01T00:00:00.000Z"), (-.infinity, "0001-01-01T00:00:00.000Z"), (1e300, "9999-12-31T23:59:59.999Z"),
  ])
  func writesUTCWithMilliseconds(seconds: Double, text: String) {
    #expect(RFC3339.text(Date(timeIntervalSince1970: seconds)) == text)
  }

  @Test(arguments: [
    ("2026-11-23T01:02:03.000Z", "2026-11-23T01:02:03.000Z"), ("2026-11-20T09:31:00+08:00", "2026-11-20T01:31:00.000Z"),
    ("2026-11-20T00:31:00+08:00", "2026-11-19T16:31:00.000Z"),
    ("2026-12-31T20:00:00-05:30", "2027-01-01T01:30:00.000Z"),
    ("2026-11-23t01:02:03z", "2026-11-23T01:02:03.000Z"), ("2026-11-23T01:02:03.5Z", "2026-11-23T01:02:03.500Z"),
    ("2026-11-23T01:02:03.123456789Z", "2026-11-23T01:02:03.123Z"),
    ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
    ("1960-01-01T00:00:00.25-00:00", "1960-01-01T00:00:00.250Z"),
  ])
  func readsOffsetsAndFractions(text: String, utc: String) throws {
    #expect(RFC3339.text(try instant(text)) == utc)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T01:02:03", "2026-11-23 01:02:03Z", "2026-11-23T01:02Z", "2026-11-23T24:00:00Z",
    "2026-11-23T01:60:03Z", "2026-11-23T01:02:61Z", "2026-02-30T01:02:03Z", "2026-11-23T01:02:03.Z",
    "2026-11-23T01:02:03+0800", "2026-11-23T01:02:03+08", "2026-11-23T01:02:03+24:00", "2026-11-23T01:02:03+08:60",
    "2026-11-23T01:02:03Zx", " 2026-11-23T01:02:03Z", "2026-11-23T01:02:03Z\n", "2026-11-23T+1:02:03Z",
    "２026-11-23T01:02:03Z", "115-11-23T01:02:03Z",
  ])
  func readsNothingElse(text: String) {
    #expect(RFC3339.date(text) == nil)
  }

  @Test func everyMillisecondSurvives() throws {
    let start = 1_795_395_723_000
    for milliseconds in stride(from: start, to: start + 86_400_000, by: 86_377) {
      let text = RFC3339.text(Date(timeIntervalSince1970: Double(milliseconds) / 1000))
      #expect(RFC3339.text(try instant(text)) == text)
    }
  }

  @Test func textsSortAsTheirInstantsDo() throws {
    let texts = [
      "0001-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z",
    ]
    #expect(texts.sorted() == texts)
    #expect(try texts.map { RFC3339.text(try instant($0)) } == texts)
  }
}
