import Crypto
import Foundation
import GRDB

/// Recomputes the trail's chain from the stored bytes, with code of its own, so that a fault of the writer's cannot hide itself.
struct AuditVerifier {
  private let head: AuditHead?
  private var previousHash: [UInt8] = []
  private var previousSequence: Int64 = 0

  /// - Parameter head: one noted earlier; nil to check the chain alone.
  init(against head: AuditHead?) { self.head = head }

  mutating func verify(_ db: Database) throws -> AuditVerification {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT sequence, CAST(at AS BLOB), CAST(event AS BLOB), CAST(person AS BLOB), CAST(detail AS BLOB), hash
        FROM audit ORDER BY sequence
        """)
    while let row = try rows.next() {
      if let fault = fault(in: row) { return fault }
    }
    if let head, head.sequence > previousSequence {
      return .broken(
        sequence: previousSequence + 1,
        why: "the trail ends at entry \(previousSequence), but entry \(head.sequence) was noted earlier")
    }
    return .intact(
      previousSequence == 0 ? nil : AuditHead(sequence: previousSequence, hash: Self.hexadecimal(previousHash)))
  }

  private mutating func fault(in row: Row) -> AuditVerification? {
    let sequence: Int64 = row[0]
    guard sequence == previousSequence + 1 else {
      return .broken(sequence: previousSequence + 1, why: "the entry is missing; the next one there is \(sequence)")
    }
    var bytes = Array("card-review counter audit 1\n".utf8) + previousHash
    bytes += (0..<8).reversed().map { UInt8(truncatingIfNeeded: sequence >> (8 * $0)) }
    for column in 1...4 {
      guard let field = row[column] as Data? else {
        bytes += [0xFF, 0xFF, 0xFF, 0xFF]
        continue
      }
      bytes += (0..<4).reversed().map { UInt8(truncatingIfNeeded: field.count >> (8 * $0)) }
      bytes += field
    }
    guard let stored = row[5] as Data?, SHA256.hash(data: bytes).elementsEqual(stored) else {
      return .broken(
        sequence: sequence, why: "its hash does not fit its contents and the entry before; one of the two was altered")
    }
    (previousHash, previousSequence) = (Array(stored), sequence)
    if let head, head.sequence == sequence, Self.hexadecimal(previousHash) != head.hash.lowercased() {
      return .broken(
        sequence: sequence, why: "its hash is not the one noted earlier: the trail up to here was written anew")
    }
    return nil
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
