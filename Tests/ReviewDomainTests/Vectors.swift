import Foundation
import ReviewDomain
import Testing

/// A day that the test's author knows to exist.
func day(_ iso: String) throws -> CivilDate {
  try #require(CivilDate(iso: iso), "\(iso) is not a day")
}

/// An instant that the test's author knows to be well formed.
func instant(_ text: String) throws -> Date {
  try #require(RFC3339.date(text), "\(text) is not an instant")
}

/// The value through its stored form and back.
func stored<Value: Codable>(_ value: Value) throws -> Value {
  try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
}

/// Texts that try to break out of a line, a header or an address.
let injections = [
  "\r", "\n", "\r\n", "\0", "\u{0B}", "\u{0C}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{9B}", "\u{2028}", "\u{2029}",
  "\r\nBcc: x@example.tw", "\r\n.\r\n", "\r\n folded",
]
