import Foundation
import GRDB
import ReviewDomain

extension SQLiteCounterStore {
  public func unsentMail(limit: Int) throws(CounterStoreError) -> [CounterMail] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM mail ORDER BY key LIMIT ?", arguments: [max(limit, 0)]).map { row in
        let columns = CounterColumns(row)
        return CounterMail(
          name: try columns.text("name"), recipient: try columns.personal("recipient"),
          bytes: try columns.bytes("bytes"))
      }
    }
  }

  public func mailSent(_ name: String, at time: Date) throws(CounterStoreError) {
    try write { db in try db.execute(sql: "DELETE FROM mail WHERE name = ?", arguments: [name]) }
  }

  public func audit(after sequence: Int64, limit: Int) throws(CounterStoreError) -> [AuditEntry] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
        arguments: [sequence, max(limit, 0)]
      ).map { row in
        let columns = CounterColumns(row)
        return AuditEntry(
          sequence: try columns.number("sequence"), at: try columns.time("at"),
          event: try columns.convert("event", AuditEvent.init(rawValue:)), person: try columns.optional("person"),
          detail: try columns.text("detail"), hash: Hexadecimal.text(try columns.bytes("hash")))
      }
    }
  }

  public func verifyAudit(against head: AuditHead?) throws(CounterStoreError) -> AuditVerification {
    try read { db in
      var verifier = AuditVerifier(against: head)
      return try verifier.verify(db)
    }
  }
}
