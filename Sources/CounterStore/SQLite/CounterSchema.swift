import GRDB

/// The database's migrations. One that has been released is never changed: a new one is added.
package enum CounterSchema {
  /// Marks the file as a counter's, in the header field that SQLite keeps for that: ASCII `NHIc`.
  static let applicationID: Int64 = 0x4E48_4963

  /// Also for tests of older stores.
  package static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: CounterSchema1.tables)
      try db.execute(
        sql: "INSERT INTO secret (id, salt, form_key) VALUES (1, ?, ?)",
        arguments: [CounterSalt.random(), CounterSalt.random()])
    }
    migrator.registerMigration("2", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CounterSchema2.changes)
    }
    migrator.registerMigration("3", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CounterSchema3.changes)
    }
    return migrator
  }()
}
