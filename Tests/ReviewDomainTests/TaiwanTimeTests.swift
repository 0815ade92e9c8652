import Foundation
import ReviewDomain
import Testing

@Suite("The time in Taiwan")
struct TaiwanTimeTests {
  @Test(
    "is eight hours ahead of UTC and without fractions of a second",
    arguments: [
      ("2026-11-24T16:30:00.000Z", "2026-11-25 00:30:00"), ("2026-11-24T15:59:59.999Z", "2026-11-24 23:59:59"),
      ("1969-12-31T15:59:59.500Z", "1969-12-31 23:59:59"), ("2026-12-31T16:00:00Z", "2027-01-01 00:00:00"),
    ])
  func text(utc: String, taiwan: String) throws {
    #expect(try instant(utc).inTaiwan == taiwan)
  }

  @Test("ends a day one second before the next begins")
  func endOfDay() throws {
    #expect(try day("2026-11-25").firstInstant == instant("2026-11-24T16:00:00Z"))
    #expect(try day("2026-11-25").lastInstant == instant("2026-11-25T15:59:59Z"))
    #expect(try CivilDate(of: day("2026-11-25").lastInstant) == day("2026-11-25"))
  }
}
