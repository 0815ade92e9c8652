import CardLedger
import Foundation
import GRDB
import ReviewDomain

extension SQLiteCounterStore {
  public func count(_ attempts: [Attempt], at time: Date) throws(CounterStoreError) -> Date? {
    try write { db in
      var refusedUntil: Date?
      for attempt in attempts {
        let key = salt.code("attempt", attempt.key.text)
        let row = try Row.fetchOne(db, sql: "SELECT * FROM attempt WHERE key_hash = ?", arguments: [key])
        let before = try row.map { row in
          let columns = CounterColumns(row)
          return AttemptRecord(
            count: Int(try columns.number("number")), since: try columns.time("since"),
            pausedUntil: try columns.optionalTime("paused_until"))
        }
        let (record, refused) = AttemptRecord.trying(before, under: attempt.limit, at: time)
        let end = max(record.since.addingTimeInterval(attempt.limit.window), record.pausedUntil ?? record.since)
        try db.execute(
          sql: """
            INSERT OR REPLACE INTO attempt (key_hash, number, since, paused_until, forgotten_at) VALUES (?, ?, ?, ?, ?)
            """,
          arguments: [
            key, record.count, RFC3339.text(record.since), record.pausedUntil.map(RFC3339.text), RFC3339.text(end),
          ])
        if let refused { refusedUntil = max(refused, refusedUntil ?? refused) }
      }
      return refusedUntil
    }
  }

  public func forgive(_ keys: [AttemptKey]) throws(CounterStoreError) {
    try write { db in
      for key in keys {
        try db.execute(sql: "DELETE FROM attempt WHERE key_hash = ?", arguments: [salt.code("attempt", key.text)])
      }
    }
  }

  public func isCertified(_ device: TokenHash, for number: IdentityNumber) throws(CounterStoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM device AS d JOIN account AS a ON a.key = d.account
            WHERE a.id_number = ? AND d.token_hash = ?)
          """, arguments: [number.text, device.bytes]) == true
    }
  }

  public func openSession(
    _ token: TokenHash, of account: AccountID, device: TokenHash?, until: Date, at time: Date
  ) throws(CounterStoreError) {
    try record(at: time) { db, audit in
      guard let stored = try Self.account("key = ?", [account.key], db) else {
        throw CounterStoreError.inconsistent("there is no such account any more")
      }
      try db.execute(
        sql: """
          INSERT INTO session (token_hash, account, device, until)
          VALUES (?, ?, (SELECT key FROM device WHERE account = ? AND token_hash = ?), ?)
          """, arguments: [token.bytes, account.key, account.key, device?.bytes, RFC3339.text(until)])
      try audit.append(.loggedIn, of: stored.number)
    }
  }

  public func session(_ token: TokenHash, at time: Date) throws(CounterStoreError) -> Session? {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT * FROM session WHERE token_hash = ? AND until > ?"),
          arguments: [token.bytes, RFC3339.text(time)])
      else { return nil }
      let columns = CounterColumns(row)
      guard let account = try Self.account("key = ?", [try columns.number("account")], db) else { return nil }
      let device: Int64? = try columns.optional("device")
      return Session(
        account: account, until: try columns.time("until"),
        device: try device.flatMap { key in
          try Row.fetchOne(db, sql: "SELECT * FROM device WHERE key = ?", arguments: [key]).map(CertifiedDevice.init)
        })
    }
  }

  public func closeSession(_ token: TokenHash, at time: Date) throws(CounterStoreError) {
    try record(at: time) { db, audit in
      guard
        let account = try Self.account(
          "key = (SELECT account FROM session WHERE token_hash = ?)", [token.bytes], db)
      else { return }
      try db.execute(sql: "DELETE FROM session WHERE token_hash = ?", arguments: [token.bytes])
      try audit.append(.loggedOut, of: account.number)
    }
  }

  public func note(_ event: AuditEvent, of number: IdentityNumber?, at time: Date) throws(CounterStoreError) {
    try record(at: time) { _, audit in try audit.append(event, of: number) }
  }
}
