import Crypto
import Foundation
import GRDB
import ReviewDomain

/// Appends to the audit trail within one write transaction: nobody else can append before that ends.
struct AuditWriter {
  private let db: Database
  private let salt: CounterSalt
  private let at: String
  private var sequence: Int64
  private var hash: Data

  init(_ db: Database, salt: CounterSalt, at time: Date) throws {
    self.db = db
    self.salt = salt
    at = RFC3339.text(time)
    let head = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1"))
    sequence = try head.map { try CounterColumns($0).number("sequence") } ?? 0
    hash = try head.map { try CounterColumns($0).bytes("hash") } ?? Data()
  }

  /// - Parameter detail: facts without personal data.
  mutating func append(_ event: AuditEvent, of number: IdentityNumber?, _ detail: [String: String] = [:]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(detail), as: UTF8.self)
    let person = number.map { salt.hash("person", $0.text) }
    sequence += 1
    hash = AuditEncoding.hash(
      sequence: sequence, at: at, event: event.rawValue, person: person, detail: json, after: hash)
    try db.cachedStatement(
      sql: "INSERT INTO audit (sequence, at, event, person, detail, hash) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [sequence, at, event.rawValue, person, json, hash])
  }
}

/// Turns personal data into salted hashes. The salt is made with the database and stays in it.
struct CounterSalt: Sendable {
  private let key: SymmetricKey

  init(_ bytes: Data) { key = SymmetricKey(data: bytes) }

  static func random() -> Data { SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) } }

  /// Lower-case hexadecimal HMAC-SHA256; the label keeps equal data of different meaning apart.
  func hash(_ label: String, _ text: String) -> String { Hexadecimal.text(code(label, text)) }

  func code(_ label: String, _ text: String) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: Self.labelled(label, text), using: key))
  }

  /// Whether it is the code of this, in a time that does not depend on where they differ.
  func isCode(_ code: Data, _ label: String, _ text: String) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Self.labelled(label, text), using: key)
  }

  private static func labelled(_ label: String, _ text: String) -> Data { Data("\(label)\0\(text)".utf8) }
}
