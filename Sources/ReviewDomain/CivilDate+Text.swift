extension CivilDate: CustomStringConvertible {
  /// `2026-11-23`.
  public var iso: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

  /// `115/11/23` in the calendar of the Republic, whose year 1 is 1912; `民國前1/12/31` before that.
  public var minguo: String {
    let era = year > 1911 ? "\(year - 1911)" : "民國前\(1912 - year)"
    return "\(era)/\(padded(month, 2))/\(padded(day, 2))"
  }

  public var description: String { iso }

  /// Reads the canonical form only: `2026-11-23`.
  ///
  /// - Returns: nil when the text is of another form or there is no such day.
  public init?(iso text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }
}

extension CivilDate: Codable {
  public init(from decoder: any Decoder) throws {
    guard let date = CivilDate(iso: try decoder.singleValueContainer().decode(String.self)) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "is not a day written as YYYY-MM-DD"))
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}

/// `number` in decimal with leading zeros up to `width`.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
