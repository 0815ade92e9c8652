/// The government's office calendar: which days agencies work.
///
/// It covers whole years without a gap and refuses every question outside them rather than guess holidays that nobody
/// has announced. Typhoon days, which local governments declare, are in no calendar.
public struct WorkingCalendar: Sendable, Hashable {
  public let firstDay: CivilDate
  public let lastDay: CivilDate
  /// One entry a day from `firstDay` on.
  private let isWorking: [Bool]

  /// Reads files in the open-data columns `西元日期,星期,是否放假,備註` (data.gov.tw dataset 14718), already decoded to text: all
  /// days of at least one year, of following years where there are more, in any order.
  public init(csv files: [(name: String, text: String)]) throws(WorkingCalendarFault) {
    var days: [CivilDate: (row: OfficeDay, file: String)] = [:]
    for file in files {
      for row in try OfficeDay.rows(ofFile: file.name, file.text) {
        if let earlier = days[row.date] {
          throw .line(
            file: file.name, number: row.line,
            problem: "\(row.date.iso) stands already in line \(earlier.row.line) of \(earlier.file)")
        }
        days[row.date] = (row, file.name)
      }
    }
    guard let lowest = days.keys.min(), let highest = days.keys.max(),
      let first = CivilDate(year: lowest.year, month: 1, day: 1),
      let last = CivilDate(year: highest.year, month: 12, day: 31)
    else { throw .noDays }
    var isWorking: [Bool] = []
    for number in first.daysSince1970...last.daysSince1970 {
      let date = CivilDate(daysSince1970: number)
      guard let day = days[date] else {
        let file = days.filter { $0.key.year == date.year }.map(\.value.file).min()
        throw .missingDay(date, file: file)
      }
      isWorking.append(day.row.isWorking)
    }
    firstDay = first
    lastDay = last
    self.isWorking = isWorking
  }

  /// Whether agencies work on a day.
  public func isWorkingDay(_ date: CivilDate) throws(WorkingCalendarFault) -> Bool {
    isWorking[try index(of: date)]
  }

  /// The day by which an application must be answered: the given number of working days after the day of submission,
  /// which is not counted itself (行政程序法 art. 48).
  public func answerDue(submitted: CivilDate, workingDays: Int = 7) throws(WorkingCalendarFault) -> CivilDate {
    var index = try index(of: submitted)
    var left = workingDays
    while left > 0 {
      index += 1
      guard index < isWorking.count else { throw .afterLastDay(lastDay.adding(days: 1), last: lastDay) }
      if isWorking[index] { left -= 1 }
    }
    return firstDay.adding(days: index)
  }

  /// Working days from one day to another, the first not counted and the last counted, so that an application
  /// answered on its due day took 7. Zero when the second day is not the later one.
  public func workingDays(from start: CivilDate, to end: CivilDate) throws(WorkingCalendarFault) -> Int {
    let (from, to) = (try index(of: start), try index(of: end))
    guard from < to else { return 0 }
    return isWorking[(from + 1)...to].count { $0 }
  }

  private func index(of date: CivilDate) throws(WorkingCalendarFault) -> Int {
    if date < firstDay { throw .beforeFirstDay(date, first: firstDay) }
    if date > lastDay { throw .afterLastDay(date, last: lastDay) }
    return date.daysSince1970 - firstDay.daysSince1970
  }
}
