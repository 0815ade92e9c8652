import Foundation
import GRDB
import ReviewDomain

/// Leases are fenced: whatever a holder does names application, attempt and holder, and an attempt number is given out
/// once.
extension SQLiteCasebook {
  public func claim(limit: Int, holder: String, lease: TimeInterval, at time: Date) throws(CasebookError) -> [Claim] {
    try write { db in
      let now = StoredTime(time).text
      let until = StoredTime(time + lease).text
      let free = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT \(StoredApplication.columns), a.key, a.attempt, a.next_decision, \(StoredPortrait.person)
            FROM application AS a JOIN submission AS s ON s.application = a.key
            WHERE a.status = 'received' AND (a.holder IS NULL OR a.lease_until <= ?)
            ORDER BY a.submitted_at, a.id LIMIT ?
            """), arguments: [now, max(limit, 0)])
      return try free.map { row in
        var columns = StoredColumns(row)
        let stored = try StoredApplication(&columns)
        let key = try columns.number()
        let attempt = Int(try columns.number()) + 1
        try db.cachedStatement(
          sql: "UPDATE application SET attempt = ?, holder = ?, lease_until = ? WHERE key = ?"
        ).execute(arguments: [attempt, holder, until, key])
        let nextDecision = Int(try columns.number())
        return Claim(
          application: stored.application, person: PersonKey(rawValue: try columns.number()),
          portraitSHA256: stored.portraitSHA256, identitySHA256: stored.identitySHA256, attempt: attempt,
          holder: holder, nextDecision: nextDecision)
      }
    }
  }

  public func heartbeat(_ claims: [Claim], lease: TimeInterval, at time: Date) throws(CasebookError) -> [Claim] {
    try write { db in
      let until = StoredTime(time + lease).text
      let prolong = try db.cachedStatement(
        sql: """
          UPDATE application SET lease_until = ? WHERE id = ? AND attempt = ? AND holder = ? AND status = 'received'
          """)
      return try claims.filter { claim in
        try prolong.execute(arguments: [until, claim.application.id.text, claim.attempt, claim.holder])
        return db.changesCount == 0
      }
    }
  }

  public func release(_ claims: [Claim], at time: Date) throws(CasebookError) {
    try write { db in
      let release = try db.cachedStatement(
        sql: """
          UPDATE application SET holder = NULL, lease_until = NULL
          WHERE id = ? AND attempt = ? AND holder = ? AND status = 'received'
          """)
      for claim in claims {
        try release.execute(arguments: [claim.application.id.text, claim.attempt, claim.holder])
      }
    }
  }
}
