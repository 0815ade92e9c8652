import CardLedger
import Foundation
import GRDB
import ReviewDomain

extension SQLiteCounterStore {
  public func account(of number: IdentityNumber, at time: Date) throws(CounterStoreError) -> StoredAccount? {
    try read { db in
      let account = try Self.account("id_number = ?", [number.text], db)
      if case .awaitingConfirmation(let until) = account?.state, time >= until { return nil }
      return account
    }
  }

  public func credential(of number: IdentityNumber) throws(CounterStoreError) -> Credential? {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM account WHERE id_number = ? AND lapses_at IS NULL", arguments: [number.text])
      else { return nil }
      return Credential(
        account: try StoredAccount(row), password: PasswordRecord(text: try CounterColumns(row).text("password")))
    }
  }

  public func apply(
    _ request: AccountRequest, at time: Date, mail: (AccountAction, StoredAccount) throws -> CounterMail
  ) throws(CounterStoreError) -> [AccountAction] {
    try record(at: time) { db, audit in
      let number = request.number
      let before = try Self.account("id_number = ?", [number.text], db)
      let (state, actions) = AccountState.after(request.event, in: before?.state, at: time)
      for action in actions {
        switch action {
        case .keepRegistration: try keep(request, state, db, at: time)
        case .mailConfirmation(let until): try keepLink(of: request, "confirmation", until: until, db)
        case .mailPasswordLink(let until): try keepLink(of: request, "password", until: until, db)
        case .endSessions: try endSessions(of: number, db)
        case .liftLockouts, .mailAlreadyRegistered, .keepPassword: break
        case .forgetEverything:
          try db.execute(sql: "DELETE FROM account WHERE id_number = ?", arguments: [number.text])
        }
        switch action {
        case .mailConfirmation, .mailAlreadyRegistered, .mailPasswordLink:
          guard let account = try Self.account("id_number = ?", [number.text], db) else { continue }
          try keep(try mail(action, account), db)
        default: break
        }
      }
      // What changed nothing is no event of the account's: it would tell of people who have none.
      if !actions.isEmpty {
        try audit.append(request.auditEvent, of: number, ["actions": "\(actions.count)"])
      }
      return actions
    }
  }

  public func confirm(link: TokenHash, at time: Date) throws(CounterStoreError) -> StoredAccount? {
    try record(at: time) { db, audit in
      guard let account = try account(of: link, "confirmation", db, at: time) else { return nil }
      guard account.state != .active else { return account }
      guard case (.active?, _) = AccountState.after(.linkFollowed, in: account.state, at: time) else { return nil }
      try db.execute(sql: "UPDATE account SET lapses_at = NULL WHERE key = ?", arguments: [account.id.key])
      try audit.append(.confirmed, of: account.number)
      return try Self.account("key = ?", [account.id.key], db)
    }
  }

  public func accountToRenew(link: TokenHash, at time: Date) throws(CounterStoreError) -> StoredAccount? {
    try read { db in try account(of: link, "password", db, at: time) }
  }

  public func renewPassword(
    _ password: PasswordRecord, link: TokenHash, at time: Date
  ) throws(CounterStoreError) -> Bool {
    try record(at: time) { db, audit in
      guard let account = try account(of: link, "password", db, at: time),
        case (.active?, let actions) = AccountState.after(.passwordRenewed, in: account.state, at: time),
        actions.contains(.keepPassword)
      else { return false }
      try keep(password, of: account.id, db)
      try endSessions(of: account.number, db)
      try db.execute(
        sql: "DELETE FROM link WHERE account = ? AND purpose = 'password'", arguments: [account.id.key])
      try audit.append(.passwordRenewed, of: account.number, ["by": "mail"])
      return true
    }
  }

  public func changePassword(
    _ password: PasswordRecord, of account: AccountID, keeping session: TokenHash, at time: Date
  ) throws(CounterStoreError) {
    try record(at: time) { db, audit in
      guard let stored = try Self.account("key = ?", [account.key], db) else { return }
      try keep(password, of: account, db)
      try db.execute(
        sql: "DELETE FROM session WHERE account = ? AND token_hash <> ?", arguments: [account.key, session.bytes])
      try db.execute(sql: "DELETE FROM link WHERE account = ? AND purpose = 'password'", arguments: [account.key])
      try audit.append(.passwordRenewed, of: stored.number, ["by": "session"])
    }
  }

  public func sweep(at time: Date) throws(CounterStoreError) {
    try record(at: time) { db, audit in
      let now = RFC3339.text(time)
      for row in try Row.fetchAll(db, sql: "SELECT * FROM account WHERE lapses_at <= ?", arguments: [now]) {
        let account = try StoredAccount(row)
        try db.execute(sql: "DELETE FROM account WHERE key = ?", arguments: [account.id.key])
        try audit.append(.lapsed, of: account.number)
      }
      for table in ["link", "session", "staff_session", "device_code"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE until <= ?", arguments: [now])
      }
      // A day: nobody fills a form in for longer, and the uploads are of nobody's use.
      try db.execute(
        sql: "DELETE FROM draft WHERE begun_at <= ?", arguments: [RFC3339.text(time.addingTimeInterval(-86_400))])
      try db.execute(sql: "DELETE FROM attempt WHERE forgotten_at <= ?", arguments: [now])
    }
  }

  static func account(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> StoredAccount? {
    try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM account WHERE \(condition)"), arguments: arguments)
      .map(StoredAccount.init)
  }

  private func account(of link: TokenHash, _ purpose: String, _ db: Database, at time: Date) throws -> StoredAccount? {
    try Self.account(
      "key = (SELECT account FROM link WHERE token_hash = ? AND purpose = ? AND until > ?)",
      [link.bytes, purpose, RFC3339.text(time)], db)
  }

  private func keep(_ request: AccountRequest, _ state: AccountState?, _ db: Database, at time: Date) throws {
    let (registration, device): (Registration, NewDevice?) =
      switch request {
      case .register(let registration, _): (registration, nil)
      case .registerByMobile(let registration, let device): (registration, device)
      case .resendMail, .forgotPassword, .delete:
        throw CounterStoreError.inconsistent("a registration is kept of a request that has none")
      }
    let lapse: String? = if case .awaitingConfirmation(let until) = state { RFC3339.text(until) } else { nil }
    try db.execute(
      sql: """
        INSERT INTO account (id_number, name, birth_date, phone, mail, spare_mail, password, registered_at, lapses_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id_number) DO UPDATE SET name = excluded.name, birth_date = excluded.birth_date,
          phone = excluded.phone, mail = excluded.mail, spare_mail = excluded.spare_mail, password = excluded.password,
          registered_at = excluded.registered_at, lapses_at = excluded.lapses_at
        """,
      arguments: [
        registration.number.text, registration.name.text, registration.birthDate.iso, registration.contact.phone.text,
        registration.contact.mail.text, registration.contact.spareMail?.text, registration.password.text,
        RFC3339.text(time), lapse,
      ])
    guard let account = try Self.account("id_number = ?", [registration.number.text], db) else { return }
    // Links to what was typed before are void: it may have been somebody else who typed it.
    try db.execute(sql: "DELETE FROM link WHERE account = ?", arguments: [account.id.key])
    if let device { try keep(device, of: account.id, .mobile, db, at: time) }
  }

  private func keepLink(of request: AccountRequest, _ purpose: String, until: Date, _ db: Database) throws {
    let token: TokenHash
    switch request {
    case .register(_, let link), .resendMail(_, let link), .forgotPassword(_, let link): token = link
    case .registerByMobile, .delete: throw CounterStoreError.inconsistent("a link is kept of a request that has none")
    }
    try db.execute(
      sql: "DELETE FROM link WHERE purpose = ? AND account = (SELECT key FROM account WHERE id_number = ?)",
      arguments: [purpose, request.number.text])
    try db.execute(
      sql: """
        INSERT INTO link (token_hash, account, purpose, until) SELECT ?, key, ?, ? FROM account WHERE id_number = ?
        """, arguments: [token.bytes, purpose, RFC3339.text(until), request.number.text])
  }

  private func keep(_ password: PasswordRecord, of account: AccountID, _ db: Database) throws {
    try db.execute(sql: "UPDATE account SET password = ? WHERE key = ?", arguments: [password.text, account.key])
  }

  private func keep(_ mail: CounterMail, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO mail (name, recipient, bytes) VALUES (?, ?, ?)",
      arguments: [mail.name, mail.recipient.text, mail.bytes])
  }

  private func endSessions(of number: IdentityNumber, _ db: Database) throws {
    try db.execute(
      sql: "DELETE FROM session WHERE account = (SELECT key FROM account WHERE id_number = ?)", arguments: [number.text]
    )
  }
}

extension AccountRequest {
  fileprivate var auditEvent: AuditEvent {
    switch self {
    case .register: .registered
    case .registerByMobile: .registeredByMobile
    case .resendMail: .mailAskedAgain
    case .forgotPassword: .passwordForgotten
    case .delete: .deleted
    }
  }
}

extension StoredAccount {
  /// - Parameter row: of `account`, whole.
  init(_ row: Row) throws {
    let columns = CounterColumns(row)
    self.init(
      id: AccountID(key: try columns.number("key")), number: try columns.personal("id_number"),
      name: try columns.personal("name"), birthDate: try columns.convert("birth_date", CivilDate.init(iso:)),
      contact: ContactDetails(
        phone: try columns.personal("phone"), mail: try columns.personal("mail"),
        spareMail: try columns.optionalPersonal("spare_mail")),
      state: try columns.optionalTime("lapses_at").map { .awaitingConfirmation(until: $0) } ?? .active)
  }
}
