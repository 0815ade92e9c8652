import Foundation

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
    text.replacing("+", with: " ").removingPercentEncoding
  }
}
