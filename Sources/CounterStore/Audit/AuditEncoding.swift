import Crypto
import Foundation

/// The bytes of an audit entry that its hash covers: the same definition as that of the casebook's journal, under another first line.
///
/// SHA-256 over `card-review counter audit 1` and a line feed; the hash before as 32 bytes, for the first entry nothing; the sequence
/// number as 8 bytes, big-endian; time, event, person and detail as stored, each its length in UTF-8 bytes as 4 bytes, big-endian, and
/// those bytes, or the length FFFFFFFF and no bytes where there is none.
enum AuditEncoding {
  static func hash(
    sequence: Int64, at: String, event: String, person: String?, detail: String, after previous: Data
  ) -> Data {
    var hasher = SHA256()
    hasher.update(data: Data("card-review counter audit 1\n".utf8))
    hasher.update(data: previous)
    withUnsafeBytes(of: sequence.bigEndian) { hasher.update(bufferPointer: $0) }
    for text in [at, event, person, detail] {
      withUnsafeBytes(of: (text.map { UInt32($0.utf8.count) } ?? UInt32.max).bigEndian) {
        hasher.update(bufferPointer: $0)
      }
      hasher.update(data: Data((text ?? "").utf8))
    }
    return Data(hasher.finalize())
  }
}
