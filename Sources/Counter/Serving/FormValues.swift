/// What a form's fields hold.
package struct FormValues: Sendable {
  private let values: [String: String]

  /// More fields than any form here has.
  private static let mostFields = 60

  init(_ values: [String: String]) { self.values = values }

  /// - Returns: nil for what is no form: broken escapes or UTF-8, too many fields, one field twice.
  package init?(urlEncoded text: String) {
    var values: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count == 2 ? parts[1] : ""),
        values.updateValue(value, forKey: name) == nil, values.count <= Self.mostFields
      else { return nil }
    }
    self.values = values
  }

  /// What a field holds; empty where there is no such field.
  package subscript(_ name: String) -> String { values[name] ?? "" }

  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).isASCII ? Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) : nil
  }
}
