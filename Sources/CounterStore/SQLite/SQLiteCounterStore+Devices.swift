import CardLedger
import Foundation
import GRDB
import ReviewDomain

extension SQLiteCounterStore {
  public func issueCode(
    _ code: DeviceCode, for account: AccountID, at time: Date
  ) throws(CounterStoreError) -> Date {
    try record(at: time) { db, audit in
      guard let stored = try Self.account("key = ?", [account.key], db),
        case (.issued(let until, let tries), _) = DeviceCertification.none.after(.codeAsked, at: time)
      else { throw CounterStoreError.inconsistent("there is no such account any more") }
      try db.execute(
        sql: "INSERT OR REPLACE INTO device_code (account, code_hash, until, tries_left) VALUES (?, ?, ?, ?)",
        arguments: [account.key, salt.code("device code", code.text), RFC3339.text(until), tries])
      try audit.append(.codeIssued, of: stored.number)
      return until
    }
  }

  public func certify(
    _ device: NewDevice, of account: AccountID, code: DeviceCode?, at time: Date
  ) throws(CounterStoreError) -> Bool {
    try record(at: time) { db, audit in
      guard let stored = try Self.account("key = ?", [account.key], db) else { return false }
      let row = try Row.fetchOne(db, sql: "SELECT * FROM device_code WHERE account = ?", arguments: [account.key])
      let columns = row.map(CounterColumns.init)
      let before: DeviceCertification =
        if let columns {
          .issued(until: try columns.time("until"), triesLeft: Int(try columns.number("tries_left")))
        } else { .none }
      let kept = try columns?.bytes("code_hash") ?? Data(count: 32)
      let isRight = salt.isCode(kept, "device code", code?.text ?? "")
      let (state, action) = before.after(.codeGiven(isRight: isRight), at: time)
      switch state {
      case .none: try db.execute(sql: "DELETE FROM device_code WHERE account = ?", arguments: [account.key])
      case .issued(_, let triesLeft):
        try db.execute(
          sql: "UPDATE device_code SET tries_left = ? WHERE account = ?", arguments: [triesLeft, account.key])
      }
      guard action == .certify else {
        try audit.append(.codeRefused, of: stored.number)
        return false
      }
      try keep(device, of: account, .deviceCode, db, at: time)
      try audit.append(.deviceCertified, of: stored.number, ["method": DeviceMethod.deviceCode.rawValue])
      return true
    }
  }

  public func devices(of account: AccountID) throws(CounterStoreError) -> [CertifiedDevice] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM device WHERE account = ? ORDER BY key DESC", arguments: [account.key]
      ).map(CertifiedDevice.init)
    }
  }

  public func removeDevice(
    _ device: CertifiedDevice.ID, of account: AccountID, at time: Date
  ) throws(CounterStoreError) -> Bool {
    try record(at: time) { db, audit in
      try db.execute(
        sql: "DELETE FROM device WHERE key = ? AND account = ?", arguments: [device.key, account.key])
      guard db.changesCount > 0, let stored = try Self.account("key = ?", [account.key], db) else { return false }
      try audit.append(.deviceRemoved, of: stored.number)
      return true
    }
  }

  /// A device that is certified again stays one device.
  func keep(
    _ device: NewDevice, of account: AccountID, _ method: DeviceMethod, _ db: Database, at time: Date
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO device (account, token_hash, label, method, certified_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (account, token_hash) DO UPDATE SET label = excluded.label, method = excluded.method,
          certified_at = excluded.certified_at
        """,
      arguments: [account.key, device.token.bytes, device.label, method.rawValue, RFC3339.text(time)])
  }
}

extension CertifiedDevice {
  /// - Parameter row: of `device`, whole.
  init(_ row: Row) throws {
    let columns = CounterColumns(row)
    self.init(
      id: ID(key: try columns.number("key")), label: try columns.text("label"),
      method: try columns.convert("method", DeviceMethod.init(rawValue:)),
      certifiedAt: try columns.time("certified_at"))
  }
}
