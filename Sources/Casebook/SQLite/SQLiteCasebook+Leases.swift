import Foundation
import GRDB
import ReviewDomain

/// Leases in the database. `Lease` decides on every one of them; SQL only finds the rows.
extension SQLiteCasebook {
  public func claim(limit: Int, holder: String, lease: TimeInterval, at time: Date) throws(CasebookError) -> [Claim] {
    try write { db in
      let free = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT \(StoredApplication.columns), a.key, a.attempt, a.holder, a.lease_until, a.next_decision,
              \(StoredPortrait.person),
              (SELECT earlier.portrait_sha256 FROM application AS card JOIN submission AS earlier ON earlier.application = card.key
                WHERE card.id_number = a.id_number AND card.status = 'cancelled'
                ORDER BY card.submitted_at DESC, card.id DESC LIMIT 1)
            FROM application AS a JOIN submission AS s ON s.application = a.key
            WHERE a.status = 'received' AND (a.holder IS NULL OR a.lease_until <= ? OR a.lease_until > ?)
            ORDER BY a.submitted_at, a.id LIMIT ?
            """), arguments: [StoredTime(time).text, StoredTime(time + lease).text, max(limit, 0)])
      return try free.compactMap { row in
        var columns = StoredColumns(row)
        let stored = try StoredApplication(&columns)
        let key = try columns.number()
        let claimed = try columns.lease().after(.claimed(by: holder, until: time + lease, at: time))
        guard let claimed else { return nil }
        try store(claimed, of: key, db)
        let nextDecision = Int(try columns.number())
        return Claim(
          application: stored.application, person: PersonKey(rawValue: try columns.number()),
          portraitSHA256: stored.portraitSHA256, identitySHA256: stored.identitySHA256, attempt: claimed.attempt,
          holder: holder, nextDecision: nextDecision, lastApprovedPortraitSHA256: try columns.optionalText())
      }
    }
  }

  public func heartbeat(_ claims: [Claim], lease: TimeInterval, at time: Date) throws(CasebookError) -> [Claim] {
    try write { db in
      try claims.filter { claim in
        try !change(claim, by: .prolonged(by: claim.ticket, until: time + lease), db)
      }
    }
  }

  public func release(_ claims: [Claim], at time: Date) throws(CasebookError) {
    try write { db in
      for claim in claims { _ = try change(claim, by: .released(by: claim.ticket), db) }
    }
  }

  /// - Returns: whether the event changed anything.
  private func change(_ claim: Claim, by event: Lease.Event, _ db: Database) throws -> Bool {
    guard let state = try StoredState.find(claim.application.id, db), state.status == .received,
      let lease = state.lease.after(event)
    else { return false }
    try store(lease, of: state.key, db)
    return true
  }

  private func store(_ lease: Lease, of key: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE application SET attempt = ?, holder = ?, lease_until = ? WHERE key = ?")
      .execute(arguments: [lease.attempt, lease.hold?.holder, lease.hold.map { StoredTime($0.until).text }, key])
  }
}

extension StoredColumns {
  /// Reads attempt, holder and lease_until.
  mutating func lease() throws(CasebookError) -> Lease {
    let attempt = Int(try number())
    let holder = try optionalText()
    let until = try optionalTime()
    guard let holder, let until else { return Lease(attempt: attempt) }
    return Lease(attempt: attempt, hold: Lease.Hold(holder: holder, until: until))
  }
}
