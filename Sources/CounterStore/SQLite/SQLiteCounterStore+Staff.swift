import CardLedger
import Foundation
import GRDB
import ReviewDomain

extension SQLiteCounterStore {
  public func addStaff(_ member: NewStaffMember, at time: Date) throws(CounterStoreError) -> Bool {
    try record(at: time) { db, audit in
      try db.execute(
        sql: """
          INSERT INTO staff (login, name, person, password, must_change, added_at) VALUES (?, ?, ?, ?, 1, ?)
          ON CONFLICT (login) DO NOTHING
          """,
        arguments: [
          member.login.text, member.name.text, salt.hash("person", member.number.text), member.password.text,
          RFC3339.text(time),
        ])
      guard db.changesCount > 0 else { return false }
      try audit.append(.staffAdded, of: member.number, ["staff": member.login.text])
      return true
    }
  }

  public func staff() throws(CounterStoreError) -> [StaffMember] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM staff ORDER BY login").map(StaffMember.init) }
  }

  public func staffCredential(of login: CounterLogin) throws(CounterStoreError) -> StaffCredential? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM staff WHERE login = ? AND closed_at IS NULL", arguments: [login.text]
      ).map { row in
        StaffCredential(
          member: try StaffMember(row), password: PasswordRecord(text: try CounterColumns(row).text("password")))
      }
    }
  }

  public func setStaffPassword(
    _ password: PasswordRecord, of login: CounterLogin, isInitial: Bool, keeping session: TokenHash?, at time: Date
  ) throws(CounterStoreError) -> Bool {
    try record(at: time) { db, audit in
      try db.execute(
        sql: "UPDATE staff SET password = ?, must_change = ? WHERE login = ? AND closed_at IS NULL",
        arguments: [password.text, isInitial, login.text])
      guard db.changesCount > 0 else { return false }
      try Self.endSessions(of: login, keeping: session, db)
      try audit.append(
        .staffPasswordSet, of: nil, ["staff": login.text, "by": isInitial ? "administrator" : "session"])
      return true
    }
  }

  public func closeStaff(_ login: CounterLogin, at time: Date) throws(CounterStoreError) -> Bool {
    try record(at: time) { db, audit in
      try db.execute(
        sql: "UPDATE staff SET closed_at = ? WHERE login = ? AND closed_at IS NULL",
        arguments: [RFC3339.text(time), login.text])
      guard db.changesCount > 0 else { return false }
      try Self.endSessions(of: login, keeping: nil, db)
      try db.execute(
        sql: "DELETE FROM draft WHERE staff = (SELECT key FROM staff WHERE login = ?)", arguments: [login.text])
      try audit.append(.staffClosed, of: nil, ["staff": login.text])
      return true
    }
  }

  public func openStaffSession(
    _ token: TokenHash, of staff: StaffID, until: Date, at time: Date
  ) throws(CounterStoreError) {
    try record(at: time) { db, audit in
      guard let member = try Self.member(staff, db), member.closedAt == nil else {
        throw CounterStoreError.inconsistent("there is no such member of staff any more")
      }
      try db.execute(
        sql: "INSERT INTO staff_session (token_hash, staff, until) VALUES (?, ?, ?)",
        arguments: [token.bytes, staff.key, RFC3339.text(until)])
      try audit.append(.staffLoggedIn, of: nil, ["staff": member.login.text])
    }
  }

  public func staffSession(_ token: TokenHash, at time: Date) throws(CounterStoreError) -> StaffSession? {
    try read { db in try Self.session(token, db, at: time) }
  }

  public func closeStaffSession(_ token: TokenHash, at time: Date) throws(CounterStoreError) {
    try record(at: time) { db, audit in
      guard let session = try Self.session(token, db, at: time) else { return }
      try db.execute(sql: "DELETE FROM staff_session WHERE token_hash = ?", arguments: [token.bytes])
      try audit.append(.staffLoggedOut, of: nil, ["staff": session.member.login.text])
    }
  }

  public func note(
    _ event: AuditEvent, by login: CounterLogin, of number: IdentityNumber?, at time: Date
  ) throws(CounterStoreError) {
    try record(at: time) { _, audit in try audit.append(event, of: number, ["staff": login.text]) }
  }

  static func member(_ staff: StaffID, _ db: Database) throws -> StaffMember? {
    try Row.fetchOne(db, sql: "SELECT * FROM staff WHERE key = ?", arguments: [staff.key]).map(StaffMember.init)
  }

  private static func session(_ token: TokenHash, _ db: Database, at time: Date) throws -> StaffSession? {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM staff_session WHERE token_hash = ? AND until > ?"),
        arguments: [token.bytes, RFC3339.text(time)])
    else { return nil }
    let columns = CounterColumns(row)
    guard let member = try member(StaffID(key: try columns.number("staff")), db) else { return nil }
    return StaffSession(member: member, until: try columns.time("until"))
  }

  private static func endSessions(of login: CounterLogin, keeping session: TokenHash?, _ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM staff_session WHERE staff = (SELECT key FROM staff WHERE login = ?) AND token_hash IS NOT ?
        """, arguments: [login.text, session?.bytes])
  }
}

extension StaffMember {
  /// - Parameter row: of `staff`, whole.
  init(_ row: Row) throws {
    let columns = CounterColumns(row)
    self.init(
      id: StaffID(key: try columns.number("key")), login: try columns.convert("login") { try? CounterLogin(typed: $0) },
      name: try columns.personal("name"), addedAt: try columns.time("added_at"),
      closedAt: try columns.optionalTime("closed_at"), mustChangePassword: try columns.number("must_change") == 1)
  }
}
