import Foundation
import GRDB

/// The counter's store in one SQLite file, durable in the casebook's way: a rollback journal with `synchronous=FULL`, truncated at a
/// commit, write transactions IMMEDIATE. See `SQLiteCasebook` for why it is not WAL.
public final class SQLiteCounterStore: CounterStore {
  /// Also for tests that read pragmas or tamper; no other room writes SQL.
  package let queue: DatabaseQueue
  let salt: CounterSalt
  public let formKey: Data

  /// Opens the store at a path, made where there is none, bringing an older one's tables up to date.
  ///
  /// - Parameter busyTimeout: how long an operation waits for another process's transaction before it throws `.busy`, in seconds.
  public init(path: String, busyTimeout: TimeInterval = 10) throws(CounterStoreError) {
    try DatabaseFile.prepare(path)
    do {
      queue = try DatabaseQueue(path: path, configuration: Self.configuration(busyTimeout))
      try Self.migrate(queue)
      guard let row = try queue.read({ try Row.fetchOne($0, sql: "SELECT salt, form_key FROM secret") }) else {
        throw CounterStoreError.storage("the store's secrets are missing")
      }
      salt = CounterSalt(try CounterColumns(row).bytes("salt"))
      formKey = try CounterColumns(row).bytes("form_key")
    } catch {
      throw CounterStoreError(error)
    }
  }

  private static func configuration(_ busyTimeout: TimeInterval) -> Configuration {
    var configuration = Configuration()
    configuration.label = "counter"
    configuration.busyMode = .timeout(busyTimeout)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA journal_mode = TRUNCATE;
          PRAGMA synchronous = FULL;
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          PRAGMA secure_delete = ON;
          """)
    }
    return configuration
  }

  private static func migrate(_ queue: DatabaseQueue) throws {
    let migrator = CounterSchema.migrator
    let isNew = try queue.read { db in
      let isNew =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'") == 0
      guard try isNew || Int64.fetchOne(db, sql: "PRAGMA application_id") == CounterSchema.applicationID else {
        throw CounterStoreError.storage("the file is a database, but not a counter's")
      }
      let unknown = try migrator.appliedIdentifiers(db).subtracting(migrator.migrations).sorted()
      guard unknown.isEmpty else { throw CounterStoreError.newerSchema(unknown.joined(separator: ", ")) }
      return try !migrator.hasCompletedMigrations(db)
    }
    guard isNew else { return }
    do {
      try migrator.migrate(queue)
    } catch {
      // Another process may have made the same tables a moment earlier.
      guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
    }
  }

  /// Runs one write transaction, undone as a whole when `body` throws.
  func write<Result>(_ body: (Database) throws -> Result) throws(CounterStoreError) -> Result {
    do { return try queue.write(body) } catch { throw CounterStoreError(error) }
  }

  /// Runs one read transaction.
  func read<Result>(_ body: (Database) throws -> Result) throws(CounterStoreError) -> Result {
    do { return try queue.read(body) } catch { throw CounterStoreError(error) }
  }

  /// Runs one write transaction that appends to the audit trail.
  func record<Result>(
    at time: Date, _ body: (Database, inout AuditWriter) throws -> Result
  ) throws(CounterStoreError) -> Result {
    try write { db in
      var audit = try AuditWriter(db, salt: salt, at: time)
      return try body(db, &audit)
    }
  }
}

extension CounterStoreError {
  /// Values of a statement never get into the text.
  init(_ error: any Error) {
    switch error {
    case let error as CounterStoreError: self = error
    case let error as DatabaseError:
      switch error.resultCode.primaryResultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
      case .SQLITE_NOTADB: self = .storage("the file is not a database")
      case .SQLITE_CORRUPT: self = .storage("the database is damaged; restore it from a backup")
      case .SQLITE_READONLY, .SQLITE_PERM: self = .storage("the database or its folder may not be written to")
      case .SQLITE_CANTOPEN: self = .storage("the database or its rollback journal cannot be opened")
      case .SQLITE_FULL: self = .storage("the disk is full")
      case .SQLITE_CONSTRAINT, .SQLITE_ERROR: self = .storage("SQLite: \(error.message ?? "unnamed error")")
      default: self = .storage("SQLite code \(error.extendedResultCode.rawValue)")
      }
    default: self = .storage("unexpected error of type \(type(of: error))")
    }
  }
}
