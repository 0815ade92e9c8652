/// The number the app gave an application, such as `2026-000123`.
///
/// At most 64 ASCII letters, digits, `-`, `_` or `.`, beginning with a letter or digit, so that it is safe as a file name, in a
/// terminal and in a mail header.
public struct ApplicationID: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
  public let text: String

  /// - Returns: nil when the text is not of the form above.
  public init?(_ text: String) {
    let plain = text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_.".unicodeScalars.contains(scalar))
    }
    guard plain, (1...64).contains(text.unicodeScalars.count), let first = text.unicodeScalars.first,
      !"-_.".unicodeScalars.contains(first)
    else { return nil }
    self.text = text
  }

  public var description: String { text }

  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let id = ApplicationID(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an application number"))
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
