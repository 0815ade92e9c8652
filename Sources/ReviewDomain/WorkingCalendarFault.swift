/// What is wrong with a calendar's files, or with a question asked of it.
public enum WorkingCalendarFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// `number` counts lines from 1.
  case line(file: String, number: Int, problem: String)
  /// A day that the files leave out; `file` holds other days of its year, nil where the whole year is absent.
  case missingDay(CivilDate, file: String?)
  /// No file, or none with a day in it.
  case noDays
  case beforeFirstDay(CivilDate, first: CivilDate)
  case afterLastDay(CivilDate, last: CivilDate)

  public var description: String {
    switch self {
    case .line(let file, let number, let problem):
      "\(file), line \(number): \(problem)"
    case .missingDay(let date, let file?):
      "\(file): \(date.iso) is missing. A calendar file has a line for every day of its year."
    case .missingDay(let date, nil):
      "the calendar has no days of \(date.year) though it has of years around it. Add that year's file."
    case .noDays:
      "the calendar has no days. Put the office calendar's CSV files into rules/calendar."
    case .beforeFirstDay(let date, let first):
      "\(date.iso) lies before the calendar's first day, \(first.iso). Add the earlier year's file to rules/calendar."
    case .afterLastDay(let date, let last):
      "\(date.iso) lies after the calendar's last day, \(last.iso). Add the next year's file to rules/calendar."
    }
  }
}
