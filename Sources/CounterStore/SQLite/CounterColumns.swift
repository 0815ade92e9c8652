import Foundation
import GRDB
import ReviewDomain

/// Reads the columns of one row by their names as domain values. A damaged file can hold anything: what is not of the expected type
/// throws, where GRDB's own subscripts would end the process.
struct CounterColumns {
  private let row: Row

  init(_ row: Row) { self.row = row }

  func text(_ column: String) throws(CounterStoreError) -> String { try required(column) }
  func number(_ column: String) throws(CounterStoreError) -> Int64 { try required(column) }
  func bytes(_ column: String) throws(CounterStoreError) -> Data { try required(column) }

  func optional<Value: DatabaseValueConvertible>(_ column: String) throws(CounterStoreError) -> Value? {
    guard let stored: DatabaseValue = row[column] else { throw unreadable(column) }
    if stored.isNull { return nil }
    guard let value = Value.fromDatabaseValue(stored) else { throw unreadable(column) }
    return value
  }

  func time(_ column: String) throws(CounterStoreError) -> Date { try convert(column, RFC3339.date) }

  func optionalTime(_ column: String) throws(CounterStoreError) -> Date? {
    guard let text: String = try optional(column) else { return nil }
    guard let time = RFC3339.date(text) else { throw unreadable(column) }
    return time
  }

  func personal<Value: PersonalText>(_ column: String) throws(CounterStoreError) -> Value {
    try convert(column, Value.init(stored:))
  }

  func optionalPersonal<Value: PersonalText>(_ column: String) throws(CounterStoreError) -> Value? {
    guard let text: String = try optional(column) else { return nil }
    guard let value = Value(stored: text) else { throw unreadable(column) }
    return value
  }

  /// The value that a text stands for.
  func convert<Value>(_ column: String, _ read: (String) -> Value?) throws(CounterStoreError) -> Value {
    guard let value = read(try text(column)) else { throw unreadable(column) }
    return value
  }

  private func required<Value: DatabaseValueConvertible>(_ column: String) throws(CounterStoreError) -> Value {
    guard let value: Value = try optional(column) else { throw unreadable(column) }
    return value
  }

  private func unreadable(_ column: String) -> CounterStoreError {
    .storage("a stored \(column) is not of its table's form")
  }
}
