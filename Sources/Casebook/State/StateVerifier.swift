import GRDB
import ReviewDomain

/// Compares the tables with what the journal tells, application by application.
///
/// A chain of hashes proves the journal alone: whoever sets a status by SQL leaves it whole. Here each row must be what its entries
/// say. What has no entries is not compared: leases, when a mail is tried next, and the mail server's words.
struct StateVerifier {
  private(set) var found = StateVerification()
  /// The last application compared; nothing sorts before it.
  private var position = ""

  /// Compares the next so many applications.
  ///
  /// - Returns: whether there may be more.
  mutating func verify(_ count: Int, in db: Database) throws -> Bool {
    let ids = try String.fetchAll(
      db, sql: "SELECT id FROM application WHERE id > ? ORDER BY id LIMIT ?", arguments: [position, count])
    let isLast = ids.count < count
    // Each with both its ends, so that no index is read beyond them.
    let range: StatementArguments = isLast ? [position] : [position, ids.last]
    let within = { (column: String) in "\(column) > ?1" + (isLast ? "" : " AND \(column) <= ?2") }
    var told: [String: ToldState] = [:]
    var faults: [StateFault] = []
    let entries = try Row.fetchCursor(
      db,
      sql: """
        SELECT application, event, at, actor, detail FROM journal WHERE \(within("application"))
        ORDER BY application, sequence
        """, arguments: range)
    while let row = try entries.next() {
      let id = Self.text(row, 0)
      let problem = told[id, default: ToldState()].add(
        event: Self.text(row, 1), at: Self.text(row, 2), actor: Self.text(row, 3), detail: Self.text(row, 4))
      if let problem { faults.append(StateFault(id, "journal", problem)) }
    }
    let rows = try StoredRows(db, range, within("a.id"))
    for id in ids {
      let state = told.removeValue(forKey: id)
      faults += state.map { rows.faults(of: id, told: $0) } ?? [StateFault(id, "application", "is in no journal entry")]
    }
    faults += told.keys.sorted().map { StateFault($0, "application", "is gone, though the journal tells of it") }
    found.add(faults)
    found.compared += ids.count
    position = ids.last ?? position
    return !isLast
  }

  /// Compares what is of no application: the counts, and what guards the tables.
  mutating func verifyWhole(in db: Database) throws {
    let counted = [
      ("status_count", "application", ApplicationStatus.allCases.map(\.rawValue)),
      ("delivery_count", "delivery", DeliveryStatus.allCases.map(\.rawValue)),
    ]
    for (counts, table, statuses) in counted {
      if try Set(statuses) != String.fetchSet(db, sql: "SELECT status FROM \(counts)") {
        found.add([StateFault(nil, "\(counts).status", "is not one row for each status")])
      }
      let wrong = try String.fetchAll(
        db,
        sql: """
          SELECT status FROM (
            SELECT status, sum(number) AS number FROM (
              SELECT status, number FROM \(counts) UNION ALL SELECT status, -count(*) FROM \(table) GROUP BY status)
            GROUP BY status) WHERE number <> 0 ORDER BY status
          """)
      found.add(wrong.map { StateFault(nil, "\(counts).number", "of \($0) is not the number of rows") })
    }
    let loose = try Int64.fetchAll(db, sql: "SELECT sequence FROM journal WHERE application IS NULL ORDER BY sequence")
    found.add(loose.map { StateFault(nil, "journal", "has entry \($0) of no application") })
    found.add(try SchemaComparison.faults(in: db))
  }

  private static func text(_ row: Row, _ column: Int) -> String { String.fromDatabaseValue(row[column]) ?? "" }
}
