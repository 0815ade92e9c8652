import Foundation
import ReviewDomain
import Testing

/// The files of rules/calendar as they are shipped.
@Suite struct OfficeCalendarFilesTests {
  private func calendar() throws -> WorkingCalendar {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "rules/calendar")
    return try WorkingCalendar(
      csv: ["2025.csv", "2026.csv", "2027.csv"].map { name in
        (name, try String(contentsOf: folder.appending(path: name), encoding: .utf8))
      })
  }

  @Test(arguments: [(2025, 118, 247), (2026, 120, 245), (2027, 121, 244)])
  func totalsAreThoseAnnounced(year: Int, off: Int, working: Int) throws {
    let calendar = try calendar()
    let days = (try day("\(year)-01-01").daysSince1970...day("\(year)-12-31").daysSince1970)
      .map(CivilDate.init(daysSince1970:))
    let atWork = try days.count { try calendar.isWorkingDay($0) }
    #expect(atWork == working)
    #expect(days.count - atWork == off)
  }

  @Test(arguments: [
    ("2025-01-24", "2025-02-10"), ("2026-02-12", "2026-03-03"), ("2026-04-02", "2026-04-15"),
    ("2026-09-24", "2026-10-07"), ("2026-11-23", "2026-12-02"), ("2026-12-22", "2027-01-04"),
    ("2027-02-03", "2027-02-19"),
  ])
  func answersAreDueSevenWorkingDaysLater(submitted: String, due: String) throws {
    let calendar = try calendar()
    #expect(try calendar.answerDue(submitted: day(submitted)).iso == due)
    #expect(try calendar.workingDays(from: day(submitted), to: day(due)) == 7)
  }

  @Test(arguments: [
    ("2025-02-08", true), ("2025-05-01", true), ("2025-01-27", false), ("2025-09-29", false), ("2025-10-24", false),
    ("2026-02-20", false), ("2026-05-01", false), ("2026-10-26", false), ("2026-12-25", false), ("2027-02-10", false),
    ("2027-04-06", false), ("2027-12-31", false), ("2027-12-30", true),
  ])
  func knowsSingleDays(iso: String, isWorkingDay: Bool) throws {
    #expect(try calendar().isWorkingDay(day(iso)) == isWorkingDay)
  }

  @Test func refusesToGuessPast2027() throws {
    let calendar = try calendar()
    #expect(
      throws: WorkingCalendarFault.afterLastDay(try day("2028-01-01"), last: try day("2027-12-31"))
    ) { try calendar.answerDue(submitted: day("2027-12-27")) }
  }
}
