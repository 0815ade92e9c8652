import Crypto
import Foundation

/// A secret of 256 random bits that a browser or a mail carries: of a session, a device, a link.
///
/// The store keeps its hash alone. Looking for the hash in an index tells nothing of use by its time: whoever knows a hash does not
/// know what gives it.
public struct SecretToken: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// 43 characters that need no escape in an address or a cookie.
  public let text: String

  /// A new one.
  public init() {
    let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    text = bytes.base64EncodedString(options: [.base64URLAlphabet, .omitPaddingCharacter])
  }

  /// - Returns: nil for what can be none.
  public init?(text: String) {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard text.utf8.count == 43, isPlain else { return nil }
    self.text = text
  }

  public var hash: TokenHash { TokenHash(bytes: Data(SHA256.hash(data: Data(text.utf8)))) }

  public var description: String { "••••" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What is kept of a `SecretToken`.
public struct TokenHash: Sendable, Hashable {
  let bytes: Data
}
