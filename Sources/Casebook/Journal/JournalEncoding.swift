import Crypto
import Foundation

/// The bytes of a journal entry that its hash covers.
///
/// A hash is SHA-256 over, in this order and without separators:
/// 1. the ASCII bytes of `card-review journal 1` and a line feed,
/// 2. the hash before as 32 bytes; for the first entry nothing,
/// 3. the sequence number as 8 bytes, big-endian,
/// 4. time, actor, event, application and detail as stored: each its length in UTF-8 bytes as 4 bytes, big-endian, and
///    those bytes. An entry of no application has the length FFFFFFFF there and no bytes.
///
/// Lengths in front keep a text from running into its neighbour: no two entries have the same bytes. `JournalVerifier`
/// reads the same definition with code of its own.
package enum JournalEncoding {
  package static func hash(
    sequence: Int64, at: String, actor: String, event: String, application: String?, detail: String,
    after previous: Data
  ) -> Data {
    var hasher = SHA256()
    hasher.update(data: prologue)
    hasher.update(data: previous)
    withUnsafeBytes(of: sequence.bigEndian) { hasher.update(bufferPointer: $0) }
    for text in [at, actor, event, application, detail] {
      guard var text else {
        withUnsafeBytes(of: UInt32.max) { hasher.update(bufferPointer: $0) }
        continue
      }
      text.withUTF8 { bytes in
        withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: UnsafeRawBufferPointer(bytes))
      }
    }
    return Data(hasher.finalize())
  }

  private static let prologue = Data("card-review journal 1\n".utf8)
}
