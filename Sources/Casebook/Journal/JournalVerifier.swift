import Crypto
import Foundation
import GRDB

/// Recomputes the journal's chain from what is stored, byte by byte.
///
/// Apart from the definition that `JournalEncoding` documents it shares nothing with the writer, so that a fault of the
/// writer's cannot hide itself. It reads the stored bytes, not texts, lest the repair of broken UTF-8 hide a changed
/// byte.
struct JournalVerifier {
  private let checkpoint: JournalCheckpoint?
  private var previousHash: [UInt8] = []
  private var previousSequence: Int64 = 0
  /// Where the next entries begin; at first before whatever a tampered journal may hold.
  private var position = Int64.min

  /// - Parameter checkpoint: A head noted earlier; nil to check the chain alone.
  init(against checkpoint: JournalCheckpoint?) {
    self.checkpoint = checkpoint
  }

  /// Checks the next so many entries.
  ///
  /// - Returns: nil when they fit and there may be more.
  mutating func verify(_ count: Int, in db: Database) throws -> JournalVerification? {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT sequence, CAST(at AS BLOB), CAST(actor AS BLOB), CAST(event AS BLOB), CAST(application AS BLOB),
          CAST(detail AS BLOB), hash
        FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ?
        """, arguments: [position, count])
    var found = 0
    while let row = try rows.next() {
      if let fault = fault(in: row) { return fault }
      found += 1
    }
    if found == count { return nil }
    if let checkpoint, checkpoint.sequence > previousSequence {
      return .broken(
        sequence: previousSequence + 1,
        why: "the journal ends at entry \(previousSequence), but entry \(checkpoint.sequence) was noted earlier")
    }
    return .intact(sequence: previousSequence, hash: Self.hexadecimal(previousHash))
  }

  private mutating func fault(in row: Row) -> JournalVerification? {
    let sequence: Int64 = row[0]
    position = sequence
    let expected = previousSequence + 1
    guard sequence == expected else {
      return .broken(sequence: expected, why: "the entry is missing; the next one there is \(sequence)")
    }
    var bytes = Array("card-review journal 1\n".utf8) + previousHash
    bytes += (0..<8).reversed().map { UInt8(truncatingIfNeeded: sequence >> (8 * $0)) }
    for column in 1...5 {
      guard let field = row[column] as Data? else {
        bytes += [0xFF, 0xFF, 0xFF, 0xFF]
        continue
      }
      bytes += (0..<4).reversed().map { UInt8(truncatingIfNeeded: field.count >> (8 * $0)) }
      bytes += field
    }
    guard let stored = row[6] as Data?, SHA256.hash(data: bytes).elementsEqual(stored) else {
      return .broken(
        sequence: sequence, why: "its hash does not fit its contents and the entry before; one of the two was altered")
    }
    previousHash = Array(stored)
    previousSequence = sequence
    if let checkpoint, checkpoint.sequence == sequence, Self.hexadecimal(previousHash) != checkpoint.hash.lowercased() {
      return .broken(
        sequence: sequence, why: "its hash is not the one noted earlier: the journal up to here was written anew")
    }
    return nil
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
