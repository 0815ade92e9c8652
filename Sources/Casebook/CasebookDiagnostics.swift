/// What `doctor` tells of the casebook.
public struct CasebookDiagnostics: Sendable, Hashable {
  /// Of the SQLite library in use, such as `3.40.1`.
  public let sqliteVersion: String
  /// `truncate` as the casebook sets it; see `SQLiteCasebook` for why.
  public let journalMode: String
  /// SQLite's number: 0 off, 1 normal, 2 full, 3 extra.
  public let synchronous: Int
  /// The name of the last migration.
  public let schemaVersion: String
  /// The file's size.
  public let bytes: Int64
  /// SQLite's own findings on the file's structure; empty when it is sound.
  public let structureFaults: [String]
  public let journal: JournalVerification
  /// Whether the tables are what the journal tells.
  public let state: StateVerification

  public init(
    sqliteVersion: String, journalMode: String, synchronous: Int, schemaVersion: String, bytes: Int64,
    structureFaults: [String], journal: JournalVerification, state: StateVerification
  ) {
    self.sqliteVersion = sqliteVersion
    self.journalMode = journalMode
    self.synchronous = synchronous
    self.schemaVersion = schemaVersion
    self.bytes = bytes
    self.structureFaults = structureFaults
    self.journal = journal
    self.state = state
  }

  /// Whether commits are durable and nothing is damaged or altered.
  public var isHealthy: Bool {
    guard case .intact = journal else { return false }
    return journalMode == "truncate" && synchronous >= 2 && structureFaults.isEmpty && state.count == 0
  }
}
