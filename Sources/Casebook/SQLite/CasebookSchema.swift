import GRDB

/// The database's migrations. One that has been released is never changed: a new one is added.
package enum CasebookSchema {
  /// Marks the file as a casebook, in the header field that SQLite keeps for that: ASCII `NHIv`.
  static let applicationID: Int64 = 0x4E48_4976

  package static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: CasebookSchema1.tables)
      try db.execute(sql: CasebookSchema1.guards)
      try db.execute(sql: "INSERT INTO journal_salt (id, salt) VALUES (1, ?)", arguments: [JournalSalt.random()])
    }
    migrator.registerMigration("2", foreignKeyChecks: .immediate) { db in
      // An older application points to its successor before that one is inserted. SQLite then looks for all that wait for
      // the new row, through the whole table where there is no index.
      try db.execute(
        sql: """
          CREATE INDEX application_by_successor ON application (superseded_by) WHERE superseded_by IS NOT NULL
          """)
    }
    migrator.registerMigration("3", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CasebookSchema3.changes)
    }
    migrator.registerMigration("4", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CasebookSchema4.changes)
    }
    migrator.registerMigration("5", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CasebookSchema5.changes)
      try SchemaAmendment.make(CasebookSchema5.amendments, db)
    }
    migrator.registerMigration("6", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CasebookSchema6.changes)
      try SchemaAmendment.make(CasebookSchema6.amendments, db)
    }
    migrator.registerMigration("7", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CasebookSchema7.changes)
    }
    migrator.registerMigration("8", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CasebookSchema8.changes)
    }
    migrator.registerMigration("9", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CasebookSchema9.changes)
    }
    migrator.registerMigration("10", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CasebookSchema10.changes)
    }
    migrator.registerMigration("11", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CasebookSchema11.changes)
    }
    migrator.registerMigration("12", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CasebookSchema12.changes)
    }
    migrator.registerMigration("13", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: CasebookSchema13.changes)
    }
    return migrator
  }()
}
