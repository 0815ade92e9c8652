import GRDB

/// Compares tables, indexes and triggers with those that this program makes.
enum SchemaComparison {
  static func faults(in db: Database) throws -> [StateFault] {
    let fresh = try DatabaseQueue()
    try CasebookSchema.migrator.migrate(fresh)
    let wanted = try fresh.read(parts)
    let there = try parts(db)
    return Set(wanted.keys).union(there.keys).sorted().compactMap { name in
      switch (wanted[name], there[name]) {
      case (_, nil): StateFault(nil, name, "is gone")
      case (nil, _): StateFault(nil, name, "was not made by this program")
      case (let wanted, let there): wanted == there ? nil : StateFault(nil, name, "is not as this program made it")
      }
    }
  }

  /// The SQL of each part under its name, such as `trigger decision_refuses_update`.
  private static func parts(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db,
      sql:
        "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return Dictionary(rows.map { ($0[0] as String, $0[1] as String) }, uniquingKeysWith: { first, _ in first })
  }
}
