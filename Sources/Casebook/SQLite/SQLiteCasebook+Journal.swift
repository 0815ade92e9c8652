import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func journal(
    of application: ApplicationID?, after sequence: Int64, limit: Int
  ) throws(CasebookError) -> [JournalEntry] {
    try read { db in
      let chosen = application == nil ? "j.sequence > ?" : "j.application = ? AND j.sequence > ?"
      let statement = try db.cachedStatement(
        sql: """
          \(JournalEntry.selected) WHERE \(chosen) ORDER BY j.sequence LIMIT ?
          """)
      let arguments: StatementArguments =
        if let application { [application.text, sequence, max(limit, 0)] } else { [sequence, max(limit, 0)] }
      return try Row.fetchAll(statement, arguments: arguments).map { try JournalEntry($0) }
    }
  }

  public func journalHead() throws(CasebookError) -> JournalCheckpoint? {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1")
      return try Row.fetchOne(statement).map { row in
        var columns = StoredColumns(row, of: "the journal")
        return JournalCheckpoint(sequence: try columns.number(), hash: Hexadecimal.text(try columns.bytes()))
      }
    }
  }

  public func verifyJournal(against checkpoint: JournalCheckpoint?) throws(CasebookError) -> JournalVerification {
    // Entries are only ever added, so that the check need not be of one moment.
    var verifier = JournalVerifier(against: checkpoint)
    while true {
      if let verification = try read({ try verifier.verify(Self.verifiedAtOnce, in: $0) }) { return verification }
    }
  }

  /// A reader keeps all others from committing; so many entries take a tenth of a second.
  private static let verifiedAtOnce = 10_000

  /// Compares the tables with what the journal tells: finds what was written into them past the program. Says nothing of the journal
  /// itself, for which there is `verifyJournal`.
  public func verifyState() throws(CasebookError) -> StateVerification {
    var verifier = StateVerifier()
    // Each step is of one moment, and of whole applications.
    while try read({ try verifier.verify(Self.comparedAtOnce, in: $0) }) {}
    try read { try verifier.verifyWhole(in: $0) }
    return verifier.found
  }

  private static let comparedAtOnce = 500

  /// What `doctor` wants to know. Reads the whole file, seconds for a large one, in steps that let a night commit in between.
  public func diagnostics() throws(CasebookError) -> CasebookDiagnostics {
    let pragmas = try pragmas()
    let structureFaults = try structureFaults()
    let journal = try verifyJournal(against: nil)
    let state = try verifyState()
    return try read { db in
      CasebookDiagnostics(
        sqliteVersion: try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "unknown",
        journalMode: pragmas.journalMode, synchronous: pragmas.synchronous,
        schemaVersion: try CasebookSchema.migrator.completedMigrations(db).last ?? "none",
        bytes: try Int64.fetchOne(
          db, sql: "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()") ?? 0,
        structureFaults: structureFaults, journal: journal, state: state)
    }
  }

  /// SQLite's own findings, table by table.
  private func structureFaults() throws(CasebookError) -> [String] {
    let tables = try read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'") }
    var faults: [String] = []
    for table in ["sqlite_schema"] + tables {
      let findings = try read { try String.fetchAll($0, sql: "PRAGMA quick_check('\(table)')") }
      if findings != ["ok"] { faults += findings.prefix(20) }
    }
    return faults
  }

  /// Read on the writing connection itself: the settings are a connection's, not the file's.
  private func pragmas() throws(CasebookError) -> (journalMode: String, synchronous: Int) {
    do {
      return try queue.inDatabase { db in
        (
          try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "unknown",
          try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
        )
      }
    } catch {
      throw CasebookError(error)
    }
  }
}

extension JournalEntry {
  /// What `init(_:)` reads, from `journal AS j`.
  static let selected = """
    SELECT j.sequence, j.at, j.actor, j.event, j.application, j.detail, j.hash, before.hash
    FROM journal AS j LEFT JOIN journal AS before ON before.sequence = j.sequence - 1
    """

  init(_ row: Row) throws(CasebookError) {
    var columns = StoredColumns(row, of: "the journal")
    self.init(
      sequence: try columns.number(), at: try columns.time(), actor: try columns.convert(Actor.init(text:)),
      event: try columns.text(), application: try columns.convertOptional(ApplicationID.init(_:)),
      detail: try columns.text(), hash: Hexadecimal.text(try columns.bytes()),
      previousHash: Hexadecimal.text(row.hasNull(atIndex: 7) ? Data() : try columns.bytes()))
  }
}
