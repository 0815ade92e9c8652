import Foundation
import ReviewDomain

/// A moment as the database keeps it: the form that `RFC3339` writes, always 24 characters in UTC, so that the order of
/// the texts is the order of the times.
package struct StoredTime: Sendable, Hashable {
  package let text: String

  package init(_ date: Date) {
    text = RFC3339.text(date)
  }

  /// Reads that one form. A report reads millions of these, which the general reader of `RFC3339` is too slow for.
  ///
  /// - Returns: nil when the text is not of the stored form.
  package static func date(_ text: String) -> Date? {
    var text = text
    return text.withUTF8(date)
  }

  package static func date(_ bytes: UnsafeBufferPointer<UInt8>) -> Date? {
    guard bytes.count == 24, marks.allSatisfy({ bytes[$0.place] == $0.mark }) else { return nil }
    var isNumeric = true
    func number(_ place: Int, _ width: Int) -> Int {
      var value = 0
      for byte in bytes[place..<(place + width)] {
        let digit = byte &- UInt8(ascii: "0")
        if digit > 9 { isNumeric = false }
        value = value * 10 + Int(digit)
      }
      return value
    }
    let (hour, minute, second) = (number(11, 2), number(14, 2), number(17, 2))
    guard let day = CivilDate(year: number(0, 4), month: number(5, 2), day: number(8, 2)),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let seconds = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second
    let milliseconds = seconds * 1000 + number(20, 3)
    return isNumeric ? Date(timeIntervalSince1970: Double(milliseconds) / 1000) : nil
  }

  private static let marks: [(place: Int, mark: UInt8)] = [
    (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")), (10, UInt8(ascii: "T")), (13, UInt8(ascii: ":")),
    (16, UInt8(ascii: ":")), (19, UInt8(ascii: ".")), (23, UInt8(ascii: "Z")),
  ]
}
