import GRDB

extension CasebookError {
  /// Says of any error thrown in a transaction what it means for the casebook. Values of a statement never get into the
  /// text: GRDB leaves them out, and of SQLite's messages only those are repeated that name tables, columns or our own
  /// guards.
  package init(_ error: any Error) {
    switch error {
    case let error as CasebookError: self = error
    case let error as DatabaseError: self = Self.meaning(of: error)
    case is RowDecodingError: self = .storage("a stored row is not of its table's form")
    default: self = .storage("unexpected error of type \(type(of: error))")
    }
  }

  private static func meaning(of error: DatabaseError) -> CasebookError {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_NOTADB: .storage("the file is not a database")
    case .SQLITE_CORRUPT: .storage("the database is damaged; restore it from a backup or see `sqlite3 … .recover`")
    case .SQLITE_READONLY, .SQLITE_PERM: .storage("the database or its folder may not be written to")
    case .SQLITE_CANTOPEN: .storage("the database or its rollback journal cannot be opened")
    case .SQLITE_FULL: .storage("the disk is full")
    case .SQLITE_IOERR: .storage("the disk failed (SQLite code \(error.extendedResultCode.rawValue))")
    case .SQLITE_CONSTRAINT: .storage("a rule of the database refused the change: \(error.message ?? "unnamed")")
    // A statement that SQLite cannot prepare: our own text, in which values are question marks.
    case .SQLITE_ERROR: .storage("SQLite: \(error.message ?? "unnamed error")")
    default: .storage("SQLite code \(error.extendedResultCode.rawValue)")
    }
  }
}
