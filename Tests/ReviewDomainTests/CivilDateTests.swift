import Foundation
import ReviewDomain
import Testing

@Suite struct CivilDateTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2026, 11, 23, 20_780), (1911, 12, 31, -21_186),
    (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896),
  ])
  func countsDaysBothWays(year: Int, month: Int, day: Int, days: Int) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.daysSince1970 == days)
    #expect(CivilDate(daysSince1970: days) == date)
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
    var date = try #require(CivilDate(year: 1800, month: 1, day: 1))
    for _ in 0..<146_097 {
      let next = date.adding(days: 1)
      #expect(next > date)
      #expect(next.daysSince1970 == date.daysSince1970 + 1)
      #expect(CivilDate(year: next.year, month: next.month, day: next.day) == next)
      date = next
    }
    #expect(date.iso == "2200-01-01")
  }

  @Test(arguments: [
    (2025, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (0, 1, 1),
    (10_000, 1, 1), (2026, .max, 1), (.min, 1, 1),
  ])
  func refusesDaysThatDoNotExist(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [2024, 2000, 1904])
  func leapYearsHaveA29thOfFebruary(year: Int) {
    #expect(CivilDate(year: year, month: 2, day: 29) != nil)
  }

  @Test func additionStopsAtTheEndsOfTheRange() {
    #expect(CivilDate.first.adding(days: -1) == .first)
    #expect(CivilDate.last.adding(days: 1) == .last)
    #expect(CivilDate.last.adding(days: .max) == .last)
    #expect(CivilDate.first.adding(days: .min) == .first)
  }

  @Test(arguments: [
    ("2026-11-23", Weekday.monday), ("1970-01-01", .thursday), ("1969-12-31", .wednesday), ("0001-01-01", .monday),
    ("2025-02-08", .saturday), ("2027-02-28", .sunday),
  ])
  func knowsWeekdays(iso: String, weekday: Weekday) throws {
    #expect(try day(iso).weekday == weekday)
  }

  @Test func weekdaysAreWrittenAsInTheOfficeCalendar() {
    #expect(Weekday.allCases.map(\.chinese).joined() == "一二三四五六日")
    #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
  }

  @Test(arguments: [
    ("2026-11-23", "115/11/23"), ("1981-01-01", "70/01/01"), ("1912-01-01", "1/01/01"), ("1911-12-31", "民國前1/12/31"),
  ])
  func writesMinguo(iso: String, minguo: String) throws {
    #expect(try day(iso).minguo == minguo)
  }

  @Test(arguments: [
    ("2026-11-22T15:59:59.999Z", "2026-11-22"), ("2026-11-22T16:00:00Z", "2026-11-23"),
    ("1969-12-31T15:59:59Z", "1969-12-31"), ("2026-12-31T23:00:00Z", "2027-01-01"),
  ])
  func theDayChangesAtMidnightInTaipei(instant: String, iso: String) throws {
    #expect(CivilDate(of: try #require(RFC3339.date(instant))).iso == iso)
  }

  @Test(arguments: [
    (Double.nan, "0001-01-01"), (-.infinity, "0001-01-01"), (.infinity, "9999-12-31"), (1e300, "9999-12-31"),
  ])
  func instantsOutsideTheRangeDoNotCrash(seconds: Double, iso: String) {
    #expect(CivilDate(of: Date(timeIntervalSince1970: seconds)).iso == iso)
  }

  @Test(arguments: [
    "2026-1-1", "2026/01/01", "20260101", "2026-02-30", " 2026-01-01", "２０２６-01-01", "+026-01-01", "2026-01-01-", "",
  ])
  func theCanonicalReaderTakesTheCanonicalFormOnly(text: String) {
    #expect(CivilDate(iso: text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(CivilDate.self, from: JSONEncoder().encode(text))
    }
  }

  @Test func isStoredAsISOText() throws {
    let date = try day("2026-02-03")
    #expect(String(decoding: try JSONEncoder().encode(date), as: UTF8.self) == #""2026-02-03""#)
    #expect(try JSONDecoder().decode(CivilDate.self, from: Data(#""2026-02-03""#.utf8)) == date)
    #expect("\(date)" == "2026-02-03")
  }
}
