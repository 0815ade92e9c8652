import Crypto
import Foundation
import ReviewDomain

/// Tells whether an identity number is a certain person's, without saying which that is: a salt and a keyed hash.
///
/// There are so few numbers that whoever has the file can try them all: it hides them from eyes, and the file's mode from everybody else.
public struct SaltedNumber: Sendable, Hashable {
  /// Hexadecimal.
  private let salt: String
  private let code: String

  /// Under a new salt.
  public init(of number: IdentityNumber) {
    salt = SymmetricKey(size: .bits128).withUnsafeBytes { Hexadecimal.text($0) }
    code = Self.code(of: number, salt)
  }

  /// - Returns: nil where it is not of the form that `text` has.
  public init?(text: String) {
    guard let parts = text.wholeMatch(of: /([0-9a-f]{32}):([0-9a-f]{64})/) else { return nil }
    (salt, code) = (String(parts.1), String(parts.2))
  }

  /// The salt and the hash with a colon between.
  public var text: String { "\(salt):\(code)" }

  public func isOf(_ number: IdentityNumber) -> Bool { Self.code(of: number, salt) == code }

  private static func code(of number: IdentityNumber, _ salt: String) -> String {
    let key = SymmetricKey(data: Data(salt.utf8))
    return Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: Data(number.text.utf8), using: key))
  }
}
