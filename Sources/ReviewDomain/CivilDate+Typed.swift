extension CivilDate: FormValue {
  /// Reads a day as people in Taiwan type it: `70/1/1`, `111-04-29`, `民國111年05月03日 10:00:01`, `0750217`, `750217`,
  /// `19810101`, `1981-01-01`, with `/`, `-` or `.` between and in full width as well.
  ///
  /// A year of one to three digits is Minguo, one of four digits from 1900 on Gregorian; of texts without separators,
  /// 6 and 7 digits are Minguo, 8 Gregorian. A time of day at the end is checked and left out. Whether the day makes
  /// sense for its purpose is for the caller to ask: see ``validateBirth(on:)``.
  public init(typed: String) throws(CivilDateFault) {
    var text = typed.cleaned.trimmed[...]
    guard !text.isEmpty else { throw .empty }
    let era = Era(strippedFrom: &text)
    try Self.dropTimeOfDay(from: &text)
    let (year, month, day) = try Self.digits(of: text)
    guard let monthNumber = Int(month), let dayNumber = Int(day) else { throw .unreadable }
    let gregorian = try era.gregorianYear(year)
    guard let date = CivilDate(year: gregorian, month: monthNumber, day: dayNumber) else { throw .noSuchDay }
    self = date
  }

  private typealias Digits = (year: Substring, month: Substring, day: Substring)

  private static func digits(of text: Substring) throws(CivilDateFault) -> Digits {
    if text.unicodeScalars.allSatisfy({ $0.asciiDigit != nil }) {
      guard (6...8).contains(text.count) else { throw .unreadable }
      return (text.dropLast(4), text.dropLast(2).suffix(2), text.suffix(2))
    }
    let forms: [[Character]] = [["年", "月", "日"], ["/", "/"], ["-", "-"], [".", "."]]
    for separators in forms {
      guard let parts = fields(of: text, endedBy: separators) else { continue }
      guard (1...4).contains(parts[0].count), parts[1...].allSatisfy({ (1...2).contains($0.count) }) else {
        throw .unreadable
      }
      return (parts[0], parts[1], parts[2])
    }
    throw .unreadable
  }

  /// The three groups of digits between the separators; nil when the text is not of that form.
  private static func fields(of text: Substring, endedBy separators: [Character]) -> [Substring]? {
    var rest = text
    var fields: [Substring] = []
    for separator in separators {
      guard let end = rest.firstIndex(of: separator) else { return nil }
      fields.append(rest[..<end])
      rest = rest[rest.index(after: end)...]
    }
    if fields.count < 3 {
      fields.append(rest)
    } else if !rest.allSatisfy(\.isWhitespace) {
      return nil
    }
    let trimmed = fields.map { String($0).trimmed[...] }
    return trimmed.allSatisfy { $0.unicodeScalars.allSatisfy { $0.asciiDigit != nil } } ? trimmed : nil
  }

  /// Screens and letters of the agency print `10:00:01` after the day.
  private static func dropTimeOfDay(from text: inout Substring) throws(CivilDateFault) {
    guard let colon = text.firstIndex(of: ":") else { return }
    guard let gap = text[..<colon].lastIndex(where: \.isWhitespace) else { throw .unreadable }
    let parts = text[text.index(after: gap)...].split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.unicodeScalars.allSatisfy { $0.asciiDigit != nil } ? Int($0) : nil }
    guard numbers.count == parts.count, (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) }),
      numbers[0] < 24, numbers[1...].allSatisfy({ $0 < 60 })
    else { throw .unreadable }
    text = text[..<gap]
    while text.last?.isWhitespace == true { text.removeLast() }
  }
}

/// How the writer counts years.
private enum Era {
  case minguo
  case gregorian
  /// Not said: the number of digits tells.
  case unsaid

  init(strippedFrom text: inout Substring) {
    self = .unsaid
    for (word, era) in [("中華民國", Era.minguo), ("民國", .minguo), ("西元", .gregorian)] where text.hasPrefix(word) {
      text = text.dropFirst(word.count).drop(while: \.isWhitespace)
      self = era
      return
    }
  }

  func gregorianYear(_ digits: Substring) throws(CivilDateFault) -> Int {
    guard let year = Int(digits) else { throw .unreadable }
    switch (self, digits.count) {
    case (.minguo, 1...3), (.unsaid, 1...3):
      guard year > 0 else { throw .yearOutOfRange }
      return year + 1911
    case (.gregorian, 4), (.unsaid, 4):
      guard year >= 1900 else { throw .yearOutOfRange }
      return year
    default:
      throw .yearOutOfRange
    }
  }
}
