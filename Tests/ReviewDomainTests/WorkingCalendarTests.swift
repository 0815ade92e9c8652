import ReviewDomain
import Testing

/// A whole year of office days, weekends off, with single rows changed.
private func year(_ number: Int, changing change: (CivilDate, String) -> String? = { $1 }) -> String {
  var lines = ["西元日期,星期,是否放假,備註"]
  guard var date = CivilDate(year: number, month: 1, day: 1) else { return "" }
  while date.year == number {
    let digits = date.iso.filter { $0 != "-" }
    let row = "\(digits),\(date.weekday.chinese),\(date.weekday.isWeekend ? 2 : 0),"
    if let row = change(date, row) { lines.append(row) }
    date = date.adding(days: 1)
  }
  return lines.joined(separator: "\n") + "\n"
}

/// The year with the row of one day replaced.
private func year(_ number: Int, _ iso: String, _ replacement: String?) -> String {
  year(number) { date, row in date.iso == iso ? replacement : row }
}

@Suite struct WorkingCalendarTests {
  @Test(arguments: [
    ("2026-11-29", nil), ("2026-11-30", "ends on 2026-12-31, 31 days"), ("2026-12-31", "ends on 2026-12-31, 0 days"),
    ("2027-01-01", "ended on 2026-12-31"),
  ])
  func remindsOfItsEndFromAMonthAhead(today: String, words: String?) throws {
    let calendar = try WorkingCalendar(csv: [("2026.csv", year(2026))])
    let reminder = try calendar.reminder(on: day(today), folder: "/rules/calendar")
    #expect((reminder == nil) == (words == nil), "\(reminder ?? "")")
    if let words { #expect(reminder?.contains(words) == true && reminder?.contains("/rules/calendar") == true) }
  }

  @Test func countsFromTheDayAfter() throws {
    let calendar = try WorkingCalendar(csv: [("2026.csv", year(2026))])
    // 2026-11-20 is a Friday.
    #expect(try calendar.answerDue(submitted: day("2026-11-20"), workingDays: 1) == day("2026-11-23"))
    #expect(try calendar.answerDue(submitted: day("2026-11-21"), workingDays: 1) == day("2026-11-23"))
    #expect(try calendar.answerDue(submitted: day("2026-11-22"), workingDays: 1) == day("2026-11-23"))
    #expect(try calendar.answerDue(submitted: day("2026-11-23"), workingDays: 1) == day("2026-11-24"))
    #expect(try calendar.answerDue(submitted: day("2026-11-20"), workingDays: 0) == day("2026-11-20"))
    #expect(try calendar.answerDue(submitted: day("2026-11-20")) == day("2026-12-01"))
  }

  @Test func countsWorkingDaysBetween() throws {
    let calendar = try WorkingCalendar(csv: [("2026.csv", year(2026))])
    #expect(try calendar.workingDays(from: day("2026-11-20"), to: day("2026-11-20")) == 0)
    #expect(try calendar.workingDays(from: day("2026-11-20"), to: day("2026-11-22")) == 0)
    #expect(try calendar.workingDays(from: day("2026-11-20"), to: day("2026-11-23")) == 1)
    #expect(try calendar.workingDays(from: day("2026-11-23"), to: day("2026-11-20")) == 0)
    #expect(try calendar.workingDays(from: day("2026-11-20"), to: day("2026-12-01")) == 7)
  }

  @Test func doesNotGuessOutsideItsYears() throws {
    let calendar = try WorkingCalendar(csv: [("2026.csv", year(2026))])
    let (first, last) = (try day("2026-01-01"), try day("2026-12-31"))
    #expect(calendar.firstDay == first && calendar.lastDay == last)
    let before = WorkingCalendarFault.beforeFirstDay(try day("2025-12-31"), first: first)
    let after = WorkingCalendarFault.afterLastDay(try day("2027-01-01"), last: last)
    #expect(throws: before) { try calendar.isWorkingDay(day("2025-12-31")) }
    #expect(throws: after) { try calendar.isWorkingDay(day("2027-01-01")) }
    #expect(throws: before) { try calendar.answerDue(submitted: day("2025-12-31")) }
    // Ends inside the year, but its answer would not.
    #expect(throws: after) { try calendar.answerDue(submitted: day("2026-12-23")) }
    #expect(try calendar.answerDue(submitted: day("2026-12-22")) == last)
    #expect(throws: after) { try calendar.workingDays(from: last, to: day("2027-01-01")) }
    #expect(throws: before) { try calendar.workingDays(from: day("2025-12-31"), to: last) }
  }

  @Test func toleratesByteOrderMarkLineEndsQuotesAndRemarks() throws {
    let text = year(2026, "2026-01-01", "\"20260101\", 四 ,2,\"開國,紀念日\"").split(separator: "\n").joined(
      separator: "\r\n")
    let calendar = try WorkingCalendar(csv: [("2026.csv", "\u{FEFF}" + text + "\r\n,,,\r\n\r\n")])
    #expect(try !calendar.isWorkingDay(day("2026-01-01")))
    #expect(try calendar.isWorkingDay(day("2026-01-02")))
  }

  @Test func aMakeUpSaturdayIsAWorkingDay() throws {
    let calendar = try WorkingCalendar(csv: [("2025.csv", year(2025, "2025-02-08", "20250208,六,0,補行上班"))])
    #expect(try calendar.isWorkingDay(day("2025-02-08")))
    #expect(try !calendar.isWorkingDay(day("2025-02-09")))
  }

  @Test func yearsMayComeInAnyOrderAndFile() throws {
    let calendar = try WorkingCalendar(csv: [("b", year(2027)), ("a", year(2026))])
    #expect(try calendar.answerDue(submitted: day("2026-12-31"), workingDays: 1) == day("2027-01-01"))
  }

  @Test(arguments: [
    ("2026011,四,2,", "the date must be a day"), ("20260132,四,2,", "the date must be a day"),
    ("2026/1/1,四,2,", "the date must be a day"), ("1150101,四,2,", "the date must be a day"),
    ("20260101,五,2,", "is a thursday (四)"), ("20260101,,2,", "is a thursday (四)"),
    ("20260101,四,1,", "must be 0 for a working day or 2"), ("20260101,四,,", "must be 0 for a working day or 2"),
    ("20260101,四", "has 2 of 4 columns"), ("20260101", "has 1 of 4 columns"),
  ])
  func namesFileLineAndFault(row: String, problem: String) {
    let error = #expect(throws: WorkingCalendarFault.self) {
      try WorkingCalendar(csv: [("2026.csv", year(2026, "2026-01-01", row))])
    }
    guard case .line("2026.csv", 2, let found)? = error else {
      Issue.record("not a fault of line 2 but \(String(describing: error))")
      return
    }
    #expect(found.contains(problem))
  }

  @Test func aDayStandsOnce() throws {
    #expect(
      throws: WorkingCalendarFault.line(
        file: "2026.csv", number: 3, problem: "2026-01-01 stands already in line 2 of 2026.csv")
    ) {
      try WorkingCalendar(csv: [("2026.csv", year(2026, "2026-01-02", "20260101,四,0,"))])
    }
    #expect(
      throws: WorkingCalendarFault.line(
        file: "copy.csv", number: 2, problem: "2026-01-01 stands already in line 2 of 2026.csv")
    ) {
      try WorkingCalendar(csv: [("2026.csv", year(2026)), ("copy.csv", year(2026))])
    }
  }

  @Test(arguments: ["2026-01-01", "2026-07-15", "2026-12-31"])
  func noDayMayBeMissing(iso: String) throws {
    #expect(throws: WorkingCalendarFault.missingDay(try day(iso), file: "2026.csv")) {
      try WorkingCalendar(csv: [("2026.csv", year(2026, iso, nil))])
    }
  }

  @Test func noYearMayBeMissingBetween() throws {
    #expect(throws: WorkingCalendarFault.missingDay(try day("2026-01-01"), file: nil)) {
      try WorkingCalendar(csv: [("2025.csv", year(2025)), ("2027.csv", year(2027))])
    }
  }

  @Test(arguments: ["", "\n", "date,weekday,off,remark\n", "20260101,四,2,\n", "西元日期;星期;是否放假;備註\n"])
  func theHeaderIsRequired(text: String) {
    #expect(
      throws: WorkingCalendarFault.line(
        file: "x.csv", number: 1, problem: "the first line must be 西元日期,星期,是否放假,備註")
    ) {
      try WorkingCalendar(csv: [("x.csv", text)])
    }
  }

  @Test func aCalendarWithoutDaysIsNone() {
    #expect(throws: WorkingCalendarFault.noDays) { try WorkingCalendar(csv: []) }
    #expect(throws: WorkingCalendarFault.noDays) { try WorkingCalendar(csv: [("x.csv", "西元日期,星期,是否放假,備註\n")]) }
  }

  @Test func everyFaultSaysWhichFileOrDay() throws {
    let date = try day("2028-01-01")
    #expect("\(WorkingCalendarFault.line(file: "a.csv", number: 3, problem: "p"))" == "a.csv, line 3: p")
    for fault in [
      WorkingCalendarFault.missingDay(date, file: "a.csv"), .beforeFirstDay(date, first: date),
      .afterLastDay(date, last: date),
    ] {
      #expect("\(fault)".contains("2028-01-01"))
    }
    #expect("\(WorkingCalendarFault.missingDay(date, file: nil))".contains("2028"))
    #expect("\(WorkingCalendarFault.noDays)".contains("rules/calendar"))
  }
}
