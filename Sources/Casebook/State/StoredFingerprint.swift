import Crypto
import Foundation
import GRDB

/// The salted hashes of what stands in the tables, computed as the journal's were, with code of its own.
struct StoredFingerprint {
  private let key: SymmetricKey

  init(_ db: Database) throws {
    key = SymmetricKey(data: try Data.fetchOne(db, sql: "SELECT salt FROM journal_salt") ?? Data())
  }

  /// - Returns: nil for a null, which the journal leaves out.
  func of(_ value: DatabaseValue, as label: String) -> String? {
    Self.bytes(value).map { hash(label, $0) }
  }

  /// Of several values: each as its length in decimal digits, a colon and its bytes; a null as a hyphen.
  func of(_ values: some Sequence<DatabaseValue>, as label: String) -> String {
    var bytes = Data()
    for value in values {
      guard let value = Self.bytes(value) else {
        bytes += Data("-".utf8)
        continue
      }
      bytes += Data("\(value.count):".utf8) + value
    }
    return hash(label, bytes)
  }

  /// Of a number its decimal digits; nil of a null.
  private static func bytes(_ value: DatabaseValue) -> Data? {
    Data.fromDatabaseValue(value) ?? Int64.fromDatabaseValue(value).map { Data(String($0).utf8) }
  }

  private func hash(_ label: String, _ bytes: Data) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Data(label.utf8) + [0] + bytes, using: key)
    return code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
