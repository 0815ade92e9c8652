/// One row of the office calendar.
struct OfficeDay {
  let date: CivilDate
  let isWorking: Bool
  /// Counted from 1, the header included.
  let line: Int

  private static let header = "西元日期,星期,是否放假,備註"

  static func rows(ofFile name: String, _ text: String) throws(WorkingCalendarFault) -> [OfficeDay] {
    let bare = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    // A Swift character holds CR and LF together, so one test finds all three kinds of line end.
    let lines = bare.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let first = lines.first, columns(first).joined(separator: ",") == header else {
      throw .line(file: name, number: 1, problem: "the first line must be \(header)")
    }
    var rows: [OfficeDay] = []
    for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy({ $0.isWhitespace || $0 == "," }) {
      do {
        rows.append(try OfficeDay(columns(line), line: index + 1))
      } catch {
        throw .line(file: name, number: index + 1, problem: error.text)
      }
    }
    return rows
  }

  /// The three columns that matter and the remark, which may hold commas.
  private static func columns(_ line: Substring) -> [String] {
    line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false).map { column in
      let bare = String(column).trimmed
      let isQuoted = bare.count >= 2 && bare.hasPrefix("\"") && bare.hasSuffix("\"")
      return isQuoted ? String(bare.dropFirst().dropLast()) : bare
    }
  }

  private struct Problem: Error {
    let text: String
  }

  private init(_ columns: [String], line: Int) throws(Problem) {
    guard columns.count >= 3 else { throw Problem(text: "has \(columns.count) of 4 columns") }
    let digits = columns[0]
    let iso = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    guard digits.utf8.count == 8, let date = CivilDate(iso: iso) else {
      throw Problem(text: "the date must be a day written as YYYYMMDD, such as 20260101")
    }
    guard columns[1] == date.weekday.chinese else {
      throw Problem(text: "\(date.iso) is a \(date.weekday) (\(date.weekday.chinese)), not what column 星期 says")
    }
    switch columns[2] {
    case "0": isWorking = true
    case "2": isWorking = false
    default: throw Problem(text: "column 是否放假 must be 0 for a working day or 2 for a day off")
    }
    self.date = date
    self.line = line
  }
}
