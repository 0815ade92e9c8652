import Casebook
import CasebookConformance
import Foundation
import GRDB
import Testing

/// Writing into the tables behind the journal's back.
@Suite struct StateVerifierTests {
  /// What the journal tells nothing of, and why that does no harm.
  private static let untold: Set<String> = [
    // Leases come and go within a night; what they lead to is told.
    "application.holder", "application.lease_until",
    // Puts a mail off by three hours at most.
    "delivery.due_at",
    // A note of whoever hands it over, as a lease is; and since when it is tried, which ends that some days sooner or later.
    "delivery.sending_since", "delivery.first_attempt_at",
    // The mail server's words, which often repeat an address.
    "delivery.last_detail",
    // Of its one row.
    "journal_salt.id",
  ]

  /// A night is no change of an application, nor is what is thought of an address, which only puts a person on a list of those to be called.
  private static let untoldTables = ["journal", "night", "address_mark", "grdb_migrations"]

  @Test func everyColumnAlteredIsFoundAndNamed() throws {
    let attacked = try AttackedCasebook()
    let casebook = try attacked.copy()
    for column in try Column.all(in: casebook) where !Self.untold.contains(column.name) {
      for key in try column.rows(in: casebook) {
        let owner = try column.owner(of: key, in: casebook)
        // Attempts count leases; the journal tells of the one that was inspected.
        if column.name == "application.attempt", try !casebook.isInspected(owner) { continue }
        let before = try column.value(of: key, in: casebook)
        try column.set(column.altered(before), of: key, in: casebook)
        let found = try casebook.foundInRows()
        #expect(
          found.contains { column.isNamed(by: $0, owner: owner) },
          "\(column.name) of \(key) in \(owner ?? ""): \(found)")
        try column.restore(before, of: key, in: casebook)
      }
    }
    let left = try casebook.foundInRows()
    #expect(left.isEmpty, "all is as it was, but for \(left)")
  }

  @Test func everyRowTakenAwayIsFound() throws {
    let attacked = try AttackedCasebook()
    for table in [
      "application", "submission", "inspection", "portrait", "decision", "undone_decision", "second_read",
      "cancellation", "notice", "delivery", "counter_registration",
    ] {
      let casebook = try attacked.copy()
      try casebook.attack("DELETE FROM \(table)")
      #expect(try casebook.foundInRows().contains { $0.why.contains("is gone") }, "\(table)")
    }
  }

  @Test func aRowOutOfNowhereIsFound() throws {
    let attacked = try AttackedCasebook()
    let casebook = try attacked.copy()
    try casebook.attack(
      """
      INSERT INTO application (id, id_number, status, submitted_at, received_at, next_decision)
      VALUES ('2026-000099', 'A100000099', 'approved', '2026-11-20T01:00:00.000Z', '2026-11-20T01:00:00.000Z', 2)
      """)
    #expect(try casebook.foundInRows().contains { $0.description == "2026-000099: application is in no journal entry" })
  }

  @Test func triggersTakenAwayOrAlteredAreNamed() throws {
    let attacked = try AttackedCasebook()
    let casebook = try attacked.copy()
    let found = try casebook.verifyState().faults
    #expect(found.contains { $0.description == "trigger decision_refuses_update is gone" })
    try casebook.attack("CREATE TRIGGER decision_refuses_update BEFORE UPDATE ON decision BEGIN SELECT 1; END")
    try casebook.attack("CREATE TRIGGER of_nobody AFTER INSERT ON decision BEGIN SELECT 1; END")
    let altered = try casebook.verifyState().faults
    #expect(altered.contains { $0.description == "trigger decision_refuses_update is not as this program made it" })
    #expect(altered.contains { $0.description == "trigger of_nobody was not made by this program" })
  }

  /// Casebooks begun before the journal told of these have entries without them.
  @Test func entriesOfEarlierVersionsAreEnough() throws {
    let attacked = try AttackedCasebook()
    let casebook = try attacked.copy()
    try casebook.attack(
      "UPDATE journal SET detail = json_remove(detail, '$.submission', '$.envelope', '$.portrait')")
    #expect(try casebook.foundInRows() == [])
  }

  /// One column of a table, and what can be done with it.
  private struct Column {
    let table: String
    let column: String
    let type: String
    let keys: [String]
    let isLink: Bool

    var name: String { "\(table).\(column)" }

    static func all(in casebook: SQLiteCasebook) throws -> [Column] {
      try casebook.queue.read { db in
        let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        return try tables.filter { !untoldTables.contains($0) }.flatMap { table in
          let rows = try Row.fetchAll(db, sql: "SELECT name, type, pk FROM pragma_table_info('\(table)')")
          let keys = rows.filter { ($0["pk"] as Int) > 0 }.map { $0["name"] as String }
          return rows.map { row in
            let column: String = row["name"]
            return Column(
              table: table, column: column, type: row["type"], keys: keys,
              isLink: keys.contains(column) || ["application", "id", "notice"].contains(column))
          }
        }
      }
    }

    private var chosen: String { keys.map { "\($0) IS ?" }.joined(separator: " AND ") }

    func rows(in casebook: SQLiteCasebook) throws -> [[DatabaseValue]] {
      try casebook.queue.read { db in
        try Row.fetchAll(db, sql: "SELECT \(keys.joined(separator: ", ")) FROM \(table)").map {
          Array($0.databaseValues)
        }
      }
    }

    func value(of key: [DatabaseValue], in casebook: SQLiteCasebook) throws -> DatabaseValue {
      try casebook.queue.read { db in
        try DatabaseValue.fetchOne(
          db, sql: "SELECT \(column) FROM \(table) WHERE \(chosen)", arguments: StatementArguments(key)) ?? .null
      }
    }

    /// The application whose row it is; nil of counts.
    func owner(of key: [DatabaseValue], in casebook: SQLiteCasebook) throws -> String? {
      let sql: String? =
        switch table {
        case "application": "SELECT id FROM application WHERE key = ?"
        case "delivery":
          "SELECT a.id FROM notice AS n JOIN application AS a ON a.key = n.application WHERE n.id = ?"
        case "notice": "SELECT a.id FROM notice AS n JOIN application AS a ON a.key = n.application WHERE n.id = ?"
        case "status_count", "delivery_count", "journal_salt", "rule_set": nil
        default: "SELECT id FROM application WHERE key = ?"
        }
      return try sql.flatMap { sql in
        try casebook.queue.read { try String.fetchOne($0, sql: sql, arguments: StatementArguments(key.prefix(1))) }
      }
    }

    /// Another value of the same kind.
    func altered(_ value: DatabaseValue) -> DatabaseValue {
      switch (value.storage, type) {
      case (.int64(let number), _): (number + 1000).databaseValue
      case (.string(let text), _):
        (column == "status" && !table.hasSuffix("_count") ? (text == "approved" ? "rejected" : "approved") : text + "x")
          .databaseValue
      case (.blob(let bytes), _): (bytes.dropLast() + [(bytes.last ?? 0) ^ 1]).databaseValue
      case (.double, _), (.null, "INTEGER"): 1.databaseValue
      case (.null, "BLOB"): Data(repeating: 1, count: 32).databaseValue
      case (.null, _): "x".databaseValue
      }
    }

    func set(_ value: DatabaseValue, of key: [DatabaseValue], in casebook: SQLiteCasebook) throws {
      try casebook.attack(
        "UPDATE OR REPLACE \(table) SET \(column) = ? WHERE \(chosen)", StatementArguments([value] + key))
    }

    func restore(_ value: DatabaseValue, of key: [DatabaseValue], in casebook: SQLiteCasebook) throws {
      var moved = key
      if let place = keys.firstIndex(of: column) { moved[place] = altered(value) }
      try set(value, of: moved, in: casebook)
    }

    func isNamed(by fault: StateFault, owner: String?) -> Bool {
      if owner == nil { return table == "journal_salt" || fault.place.contains(table) }
      // A row that is linked to another application is missing at its own.
      if isLink { return fault.application == owner || fault.why.contains("journal") }
      return fault.application == owner
        && (fault.place == name || fault.place == table
          || fault.place.hasPrefix("notice.recipient") && table == "notice")
    }
  }
}

extension SQLiteCasebook {
  fileprivate func isInspected(_ id: String?) throws -> Bool {
    try queue.read { db in
      try Bool.fetchOne(
        db, sql: "SELECT inspected_at IS NOT NULL FROM application WHERE id = ?", arguments: [id]) ?? false
    }
  }
}
