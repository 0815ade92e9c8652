import Foundation
import GRDB
import GRDBSQLite
import ReviewDomain

/// The columns of a statement's current row, read where SQLite has them. A report goes over a million rows, for which the general
/// `StoredColumns` takes three times as long.
struct RawRow {
  private let statement: OpaquePointer

  /// Calls `body` with each row of a statement.
  static func forEach(_ statement: Statement, _ db: Database, _ body: (RawRow) throws -> Void) throws {
    let raw = statement.sqliteStatement
    sqlite3_reset(raw)
    defer { sqlite3_reset(raw) }
    let row = RawRow(statement: raw)
    while true {
      switch sqlite3_step(raw) {
      case SQLITE_ROW: try body(row)
      case SQLITE_DONE: return
      case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
      }
    }
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  func number(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  /// Empty for a null.
  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// - Throws: where it is no time as it is stored.
  func time(_ column: Int32, _ name: String) throws(CasebookError) -> Date {
    guard let date = StoredTime.date(bytes(column)) else { throw unreadable(name) }
    return date
  }

  func optionalTime(_ column: Int32, _ name: String) throws(CasebookError) -> Date? {
    isNull(column) ? nil : try time(column, name)
  }

  func value<Value>(_ column: Int32, _ name: String, _ read: (String) -> Value?) throws(CasebookError) -> Value {
    guard let value = read(text(column)) else { throw unreadable(name) }
    return value
  }

  private func unreadable(_ name: String) -> CasebookError { StoredValues.unreadable(name, of: text(0)) }

  private func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    // The text first, which may change the length.
    let start = sqlite3_column_text(statement, column)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }
}
