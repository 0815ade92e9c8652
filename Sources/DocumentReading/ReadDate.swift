import PictureReading
import ReviewDomain

/// A day as it stands in a line.
struct ReadDate {
  let content: ReadValue<CivilDate>
  /// Whether it is followed by the word for a first, new or replaced card, as the day of issue is.
  let isOfIssue: Bool
  /// Whether its year is short and nothing says that it is Minguo: the first digits of a Gregorian one may be lost.
  let mayLackCentury: Bool
  let line: Int

  /// Less probable digits are not read: the specimens' misread ones were at most as probable.
  private static let readable = 0.7

  /// The days in a line: `民國70年1月1日`, `70/01/01`, `1985/03/04`, `01 JAN 1981`.
  ///
  /// - Parameter isIdentified: whether the line's label says what the day is.
  static func all(in characters: [ReadCharacter], line: Int, isIdentified: Bool) -> [ReadDate] {
    let tokens = DateToken.tokens(of: characters)
    var dates: [ReadDate] = []
    var place = 0
    while place + 4 < tokens.count {
      let five = Array(tokens[place..<place + 5])
      guard !isCutOff(tokens, at: place),
        let (date, isExact) = date(
          five, following: place + 5 < tokens.count ? tokens[place + 5] : nil,
          isBeforeMinguo: place > 0 && tokens[place - 1].text.last == "前")
      else {
        place += 1
        continue
      }
      let range = five[0].range.lowerBound..<five[4].range.upperBound
      let text = withEra(characters, around: range)
      let probability = five.filter(\.isNumber).flatMap { characters[$0.range] }.map(\.probability).min() ?? 0
      if probability >= readable {
        dates.append(
          ReadDate(
            content: ReadValue(
              value: date, text: text, probability: probability, isIdentified: isIdentified, isExact: isExact),
            isOfIssue: characters[range.upperBound...].contains { "換换補补初發发".contains($0.character) },
            mayLackCentury: five[0].text.count < 4 && text.first?.isNumber == true && five[1].text != "年", line: line))
      }
      place += 5
    }
    return dates
  }

  /// Whether a line is the beginning of a day between strokes that lacks its last digits: 1969/01/0.
  static func isCutShort(_ text: String) -> Bool { text.wholeMatch(of: /\d{4}\/\d\d\/\d?/) != nil }

  /// Whether what would be the year is the end of something else: 5 of 19B5.
  private static func isCutOff(_ tokens: [DateToken], at place: Int) -> Bool {
    guard place > 0 else { return false }
    return tokens[place - 1].kind == .word && tokens[place - 1].text.count < 3
  }

  /// No Minguo year after this one is on a document; a longer number has lost its first digit.
  private static let lastMinguoYear = 150

  /// The text of a day with 民國 before it and 日 after it.
  private static func withEra(_ characters: [ReadCharacter], around range: Range<Int>) -> String {
    let before = characters[..<range.lowerBound].reversed().prefix { "中華华民國国前".contains($0.character) }.reversed()
    let after = characters[range.upperBound...].prefix(1).filter { $0.character == "日" }
    return String((before + characters[range] + after).map(\.character))
  }

  /// 民國前1年 is 1911: there is no year 0.
  private static func beforeMinguo(_ year: Int, _ month: String, _ day: String) -> CivilDate? {
    guard year > 0, let month = Int(month), let day = Int(day) else { return nil }
    return CivilDate(year: 1912 - year, month: month, day: day)
  }

  private static func date(
    _ tokens: [DateToken], following: DateToken?, isBeforeMinguo: Bool
  ) -> (CivilDate, Bool)? {
    guard tokens[0].isNumber, tokens[2].isNumber || tokens[2].month != nil, tokens[4].isNumber else { return nil }
    if let month = tokens[2].month { return dayMonthYear(tokens, month: month) }
    let separators = (tokens[1].text, tokens[3].text)
    let isChinese = "年牛".contains(separators.0) && "月用".contains(separators.1)
    guard isChinese || separators.0 == separators.1 && ["/", ".", "-"].contains(separators.0) else { return nil }
    let (year, month, day) = (tokens[0].text, tokens[2].text, tokens[4].text)
    guard month.count <= 2, day.count <= 2, let yearNumber = Int(year) else { return nil }
    guard year.count == 4 || yearNumber <= lastMinguoYear && (isChinese || year.count > 1) else { return nil }
    let written =
      isBeforeMinguo ? beforeMinguo(yearNumber, month, day) : try? CivilDate(typed: "\(year)/\(month)/\(day)")
    guard let date = written else { return nil }
    // Without the sign after it the day may have lost a digit; between strokes all days have two.
    let isWhole =
      isChinese ? following?.text.first.map { "日曰目".contains($0) } == true : month.count == 2 && day.count == 2
    return (date, isWhole && !tokens.contains(where: \.isRepaired))
  }

  private static func dayMonthYear(_ tokens: [DateToken], month: Int) -> (CivilDate, Bool)? {
    guard tokens[1].isBlank, tokens[3].isBlank, tokens[4].text.count == 4, let day = Int(tokens[0].text),
      let year = Int(tokens[4].text), year >= 1900, let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return (date, tokens[0].text.count == 2 && !tokens.contains(where: \.isRepaired))
  }
}

/// A run of digits, of letters or of one separator in a line.
private struct DateToken {
  let text: String
  let range: Range<Int>
  /// Whether a letter was taken for the digit it looks like.
  let isRepaired: Bool

  var isNumber: Bool { text.first?.isNumber == true }
  var isBlank: Bool { text == " " }
  /// 1 to 12 for the English abbreviation of a month.
  var month: Int? {
    let months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    return months.firstIndex(of: text).map { $0 + 1 }
  }

  static func tokens(of characters: [ReadCharacter]) -> [DateToken] {
    var tokens: [DateToken] = []
    for (place, read) in characters.enumerated() {
      let (text, isRepaired) = normalized(characters, place)
      if let last = tokens.last, last.kind == kind(of: text), last.kind != .separator {
        tokens[tokens.count - 1] = DateToken(
          text: last.text + text, range: last.range.lowerBound..<place + 1, isRepaired: last.isRepaired || isRepaired)
      } else if !(read.character.isWhitespace && tokens.last?.kind == .separator) {
        tokens.append(DateToken(text: text, range: place..<place + 1, isRepaired: isRepaired))
      }
    }
    return tokens.withoutBlanksAroundSigns
  }

  enum Kind { case number, word, separator }
  var kind: Kind { Self.kind(of: text) }

  private static func kind(of text: String) -> Kind {
    guard let first = text.first else { return .separator }
    return first.isNumber ? .number : first.isASCII && first.isLetter ? .word : .separator
  }

  /// The character in half width; a letter that looks like a digit and stands beside one becomes it.
  private static func normalized(_ characters: [ReadCharacter], _ place: Int) -> (String, Bool) {
    let character = characters[place].character
    if character.isWhitespace { return (" ", false) }
    if "／∕".contains(character) { return ("/", false) }
    if "·．。,，".contains(character) { return (".", false) }
    guard let ascii = Confusables.ascii(character) else { return (String(character), false) }
    guard ascii.isLetter || !character.isNumber else { return (String(ascii), false) }
    let besideDigit = [place - 1, place + 1].contains {
      characters.indices.contains($0) && characters[$0].character.isNumber
    }
    let digits = ascii.isNumber ? [ascii] : Confusables.digits(readAs: ascii)
    // A stroke is a one wherever it stands, a letter a digit only in a number.
    guard ascii.isNumber || besideDigit, digits.count == 1 else { return (String(ascii), false) }
    return (String(digits[0]), true)
  }
}

extension [DateToken] {
  /// 70 年 1 月 1 日 reads like 70年1月1日; only between words and numbers a blank is a separator.
  fileprivate var withoutBlanksAroundSigns: [DateToken] {
    indices.filter { place in
      guard self[place].isBlank else { return true }
      let neighbours = [place - 1, place + 1].filter { indices.contains($0) }.map { self[$0] }
      return neighbours.count == 2 && neighbours.allSatisfy { $0.kind != .separator }
    }.map { self[$0] }
  }
}
