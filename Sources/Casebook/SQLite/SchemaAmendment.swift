import GRDB

/// A constraint of a table written anew in the schema itself, as https://www.sqlite.org/lang_altertable.html#otheralter has it
/// for changes that touch no stored row. A new table would have to take over every row.
struct SchemaAmendment {
  let table: String
  /// As the table was made with it.
  let old: String
  /// Lets everything in that the old one let in.
  let new: String

  /// - Throws: where a table is not as this program made it.
  static func make(_ amendments: [SchemaAmendment], _ db: Database) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
    try db.execute(sql: "PRAGMA writable_schema = ON")
    for amendment in amendments {
      try db.execute(
        sql: """
          UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ? AND instr(sql, ?) > 0
          """, arguments: [amendment.old, amendment.new, amendment.table, amendment.old])
      guard db.changesCount == 1 else {
        throw CasebookError.storage("the table \(amendment.table) is not as this program made it")
      }
    }
    try db.execute(sql: "PRAGMA schema_version = \(version + 1)")
    try db.execute(sql: "PRAGMA writable_schema = RESET")
  }
}
