import Foundation
import GRDB
import ReviewDomain

/// Reads the columns of one row from left to right as domain values. A damaged file can hold anything: what is not of
/// the expected type throws, where GRDB's own subscripts would end the process.
struct StoredColumns {
  private let row: Row
  private var column = 0
  /// Names the row in errors.
  private let name: String

  /// - Parameter name: By default the first column's text, which then has to be an application's number.
  init(_ row: Row, of name: String? = nil) {
    self.row = row
    self.name = name ?? String.fromDatabaseValue(row[0]) ?? "an application"
  }

  mutating func text() throws(CasebookError) -> String {
    try required()
  }

  mutating func optionalText() throws(CasebookError) -> String? {
    try optional()
  }

  mutating func number() throws(CasebookError) -> Int64 {
    try required()
  }

  mutating func bytes() throws(CasebookError) -> Data {
    try required()
  }

  mutating func optionalBytes() throws(CasebookError) -> Data? {
    try optional()
  }

  mutating func time() throws(CasebookError) -> Date {
    try convert(StoredTime.date)
  }

  mutating func optionalNumber() throws(CasebookError) -> Int64? {
    try optional()
  }

  mutating func optionalTime() throws(CasebookError) -> Date? {
    try convertOptional(StoredTime.date)
  }

  /// A name, number or address in the very form in which it was stored: anything else was not written by this casebook.
  mutating func personal<Value: PersonalText>() throws(CasebookError) -> Value {
    try convert(Value.init(stored:))
  }

  mutating func optionalPersonal<Value: PersonalText>() throws(CasebookError) -> Value? {
    try convertOptional(Value.init(stored:))
  }

  /// The value that a text stands for.
  mutating func convert<Value>(_ read: (String) throws -> Value?) throws(CasebookError) -> Value {
    guard let value = try convertOptional(read) else { throw unreadable(column - 1) }
    return value
  }

  /// Nil only where the column is.
  mutating func convertOptional<Value>(_ read: (String) throws -> Value?) throws(CasebookError) -> Value? {
    guard let text = try optionalText() else { return nil }
    guard let value = try? read(text) else { throw unreadable(column - 1) }
    return value
  }

  private mutating func required<Value: DatabaseValueConvertible>() throws(CasebookError) -> Value {
    guard let value: Value = try optional() else { throw unreadable(column - 1) }
    return value
  }

  private mutating func optional<Value: DatabaseValueConvertible>() throws(CasebookError) -> Value? {
    let stored: DatabaseValue = row[column]
    column += 1
    if stored.isNull { return nil }
    guard let value = Value.fromDatabaseValue(stored) else { throw unreadable(column - 1) }
    return value
  }

  private func unreadable(_ column: Int) -> CasebookError {
    StoredValues.unreadable(Array(row.columnNames)[column], of: name)
  }
}
