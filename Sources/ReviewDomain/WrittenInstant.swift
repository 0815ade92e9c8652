import struct Foundation.Date

/// An instant of a form with how finely its sender wrote it.
struct WrittenInstant {
  let date: Date
  /// Digits of the second's fraction; beyond milliseconds, which are kept, none counts.
  private let decimals: Int

  /// - Returns: nil where the text is no `date-time` of RFC 3339 with its offset.
  init?(_ text: String) {
    guard let date = RFC3339.date(text) else { return nil }
    self.date = date
    let fraction = text.split(separator: ".", maxSplits: 1).dropFirst().first ?? ""
    decimals = min(fraction.prefix { $0.isWholeNumber }.count, 3)
  }

  /// Whether it lies later, as far as the coarser of the two can tell: 09:07:00.412 is not later than 09:07:00.
  func isLater(than other: WrittenInstant) -> Bool {
    let unit = [1.0, 10, 100, 1000][min(decimals, other.decimals)]
    // Half a microsecond makes up for what binary fractions lose.
    func units(_ date: Date) -> Double { ((date.timeIntervalSince1970 + 0.000_000_5) * unit).rounded(.down) }
    return units(date) > units(other.date)
  }
}
