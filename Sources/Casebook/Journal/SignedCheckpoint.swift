import Crypto
import Foundation
import ReviewDomain

/// A journal's head with the time at which it was signed, as a file to be kept on another machine.
///
/// ```
/// card-review checkpoint 1
/// head 1234:5f0c…
/// at 2026-11-27T01:02:03.000Z
/// signature BASE64
/// ```
/// The signature is Ed25519 over the first three lines with their line feeds.
public struct SignedCheckpoint: Sendable, Hashable {
  public let head: JournalCheckpoint
  public let at: Date
  private let signature: Data

  /// - Throws: what swift-crypto throws.
  public init(_ head: JournalCheckpoint, at time: Date, signedBy key: JournalKey.Private) throws {
    self.head = head
    at = time
    signature = try key.key.signature(for: Data(Self.statement(head, time).utf8))
  }

  /// - Returns: nil where the text is no such file.
  public init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 5, lines[4].isEmpty, let head = JournalCheckpoint(String(lines[1].trimmingPrefix("head "))),
      let at = RFC3339.date(String(lines[2].trimmingPrefix("at "))),
      let signature = Data(base64Encoded: String(lines[3].trimmingPrefix("signature ")))
    else { return nil }
    self.head = head
    self.at = at
    self.signature = signature
    // Every byte has to be as this program writes it.
    guard self.text == text else { return nil }
  }

  public var text: String { Self.statement(head, at) + "signature \(signature.base64EncodedString())\n" }

  public func isSigned(by key: JournalKey.Public) -> Bool {
    key.key.isValidSignature(signature, for: Data(Self.statement(head, at).utf8))
  }

  private static func statement(_ head: JournalCheckpoint, _ time: Date) -> String {
    "card-review checkpoint 1\nhead \(head)\nat \(RFC3339.text(time))\n"
  }
}
