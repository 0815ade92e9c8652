import Foundation
import GRDB

/// The casebook in one SQLite file.
///
/// Durable by a rollback journal with `synchronous=FULL`, not by WAL: Debian's SQLite 3.40.1 has the WAL-reset bug
/// (https://www.sqlite.org/wal.html#the_wal_reset_bug). The journal is truncated rather than deleted at a commit,
/// because SQLite syncs the truncated file under FULL but not the folder a journal was deleted from: after a power cut
/// such a journal could come back and undo a commit that had been reported done
/// (https://www.sqlite.org/pragma.html#pragma_synchronous, under EXTRA).
///
/// Any number of processes may open the same file. Write transactions are IMMEDIATE, so that one waits at its start, up
/// to the busy timeout, and never fails half way.
public final class SQLiteCasebook: Casebook {
  /// The database's file.
  public let path: String
  /// Also for tests that read pragmas or tamper; no other room writes SQL.
  package let queue: DatabaseQueue
  let salt: JournalSalt

  /// Opens the casebook at a path, bringing an older one's tables up to date.
  ///
  /// - Parameters:
  ///   - create: Whether to make a new casebook where there is no file, or an empty one; an existing one is opened either way.
  ///   - busyTimeout: How long an operation waits for another process's transaction before it throws `.busy`, in seconds.
  /// - Throws: `.newerSchema` for a casebook of a newer version, `.busy`, or `.storage` with what is wrong with the
  ///   file.
  public init(path: String, create: Bool, busyTimeout: TimeInterval = 30) throws(CasebookError) {
    self.path = path
    HeapTrimming.isRare
    try Self.prepareFile(path, create: create)
    do {
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration(busyTimeout: busyTimeout))
      try Self.migrate(queue, create: create)
      self.queue = queue
      guard let salt = try queue.read({ try Data.fetchOne($0, sql: "SELECT salt FROM journal_salt") }) else {
        throw CasebookError.storage("the journal's salt is missing")
      }
      self.salt = JournalSalt(salt)
    } catch {
      throw CasebookError(error)
    }
  }

  /// Opens a casebook that is there, for reading alone: nothing is written, not even to bring its tables up to date.
  ///
  /// - Throws: `.storage` where there is none, or an older one that the night has not brought up to date yet; else as for opening.
  public init(reading path: String, busyTimeout: TimeInterval = 5) throws(CasebookError) {
    self.path = path
    try Self.prepareFile(path, create: false)
    do {
      var configuration = Self.configuration(busyTimeout: busyTimeout)
      configuration.readonly = true
      queue = try DatabaseQueue(path: path, configuration: configuration)
      guard try queue.read(CasebookSchema.migrator.hasCompletedMigrations) else {
        throw CasebookError.storage("the casebook's tables are not of this version")
      }
      guard let salt = try queue.read({ try Data.fetchOne($0, sql: "SELECT salt FROM journal_salt") }) else {
        throw CasebookError.storage("the journal's salt is missing")
      }
      self.salt = JournalSalt(salt)
    } catch {
      throw CasebookError(error)
    }
  }

  private static func configuration(busyTimeout: TimeInterval) -> Configuration {
    var configuration = Configuration()
    configuration.label = "casebook"
    configuration.busyMode = .timeout(busyTimeout)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA journal_mode = TRUNCATE;
          PRAGMA synchronous = FULL;
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          PRAGMA cache_size = -65536;
          """)
    }
    return configuration
  }

  private static func migrate(_ queue: DatabaseQueue, create: Bool) throws {
    let migrator = CasebookSchema.migrator
    func isComplete() throws -> Bool {
      try queue.read { db in
        // GRDB makes its own table before the first migration; a process killed between the two leaves just that.
        let isEmpty =
          try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'") == 0
        guard create || !isEmpty else { throw empty }
        guard try isEmpty || Int64.fetchOne(db, sql: "PRAGMA application_id") == CasebookSchema.applicationID else {
          throw CasebookError.storage("the file is a database, but not a casebook")
        }
        let unknown = try migrator.appliedIdentifiers(db).subtracting(migrator.migrations).sorted()
        guard unknown.isEmpty else { throw CasebookError.newerSchema(unknown.joined(separator: ", ")) }
        return try migrator.hasCompletedMigrations(db)
      }
    }
    if try isComplete() { return }
    do {
      try migrator.migrate(queue)
    } catch {
      // Another process may have made the same tables a moment earlier; then this migration was refused, and all is
      // well.
      guard (try? isComplete()) == true else { throw error }
    }
  }

  /// Runs one write transaction, undone as a whole when `body` throws.
  func write<Result>(_ body: (Database) throws -> Result) throws(CasebookError) -> Result {
    do { return try queue.write(body) } catch { throw CasebookError(error) }
  }

  /// Runs one read transaction.
  func read<Result>(_ body: (Database) throws -> Result) throws(CasebookError) -> Result {
    do { return try queue.read(body) } catch { throw CasebookError(error) }
  }

  /// Hands over one value a row, within one read transaction. The caller's own errors pass through as they are.
  func stream<Value>(
    _ sql: String, _ arguments: StatementArguments = StatementArguments(),
    as value: (Row) throws(CasebookError) -> Value, to body: (Value) throws -> Void
  ) throws {
    var failure: (any Error)?
    try read { db in
      let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
      while let row = try rows.next() {
        let value = try value(row)
        do {
          try body(value)
        } catch {
          failure = error
          return
        }
      }
    }
    if let failure { throw failure }
  }

  /// Runs one write transaction that appends to the journal.
  func record<Result>(
    at time: Date, _ body: (Database, inout JournalWriter) throws -> Result
  ) throws(CasebookError) -> Result {
    try write { db in
      var journal = try JournalWriter(db, salt: salt, at: StoredTime(time))
      return try body(db, &journal)
    }
  }
}
