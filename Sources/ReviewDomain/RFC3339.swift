import struct Foundation.Date

/// Instants as text, in UTC with milliseconds: `2026-11-23T01:02:03.000Z`.
///
/// Written by hand since Foundation's formatters consult locale and time-zone data, and the stored form must never
/// change.
public enum RFC3339 {
  /// The instant rounded to milliseconds. One outside the years 1 to 9999 becomes the nearer end of them.
  public static func text(_ instant: Date) -> String {
    let first = Double(CivilDate.first.daysSince1970) * 86_400_000
    let last = Double(CivilDate.last.daysSince1970 + 1) * 86_400_000 - 1
    let exact = (instant.timeIntervalSince1970 * 1000).rounded()
    let milliseconds = exact > first ? Int(min(exact, last)) : Int(first)
    let (days, rest) = floorDivide(milliseconds, 86_400_000)
    let (hours, minutes, seconds) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60)
    return CivilDate(daysSince1970: days).iso
      + "T\(padded(hours, 2)):\(padded(minutes, 2)):\(padded(seconds, 2)).\(padded(rest % 1000, 3))Z"
  }

  /// Reads `date-time` of RFC 3339: with an offset or `Z`, with or without a fraction of the second. A leap second
  /// (`:60`) becomes the first instant of the next minute.
  ///
  /// - Returns: nil for anything else, a time without an offset included: it would have to be guessed.
  public static func date(_ text: String) -> Date? {
    var rest = Array(text.utf8)[...]
    guard let day = CivilDate(iso: String(decoding: rest.prefix(10), as: UTF8.self)) else { return nil }
    rest = rest.dropFirst(10)
    guard take(&rest, "Tt"), let hour = number(&rest, 0...23), take(&rest, ":"), let minute = number(&rest, 0...59),
      take(&rest, ":"), let second = number(&rest, 0...60)
    else { return nil }
    var fraction = 0.0
    if take(&rest, ".") {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty, let value = Double("0." + String(decoding: digits, as: UTF8.self)) else { return nil }
      fraction = value
      rest = rest.dropFirst(digits.count)
    }
    guard let offset = offset(&rest), rest.isEmpty else { return nil }
    let seconds = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Date(timeIntervalSince1970: Double(seconds) + fraction)
  }

  /// Seconds east of UTC.
  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
    if take(&rest, "Zz") { return 0 }
    let sign: Int
    if take(&rest, "+") { sign = 1 } else if take(&rest, "-") { sign = -1 } else { return nil }
    guard let hours = number(&rest, 0...23), take(&rest, ":"), let minutes = number(&rest, 0...59) else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  private static func take(_ rest: inout ArraySlice<UInt8>, _ choices: String) -> Bool {
    guard let next = rest.first, choices.utf8.contains(next) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Two digits within a range.
  private static func number(_ rest: inout ArraySlice<UInt8>, _ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(2)
    guard digits.count == 2, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest = rest.dropFirst(2)
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return range.contains(value) ? value : nil
  }

  private static func floorDivide(_ number: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
