import Crypto
import Foundation

/// Ed25519 keys in the PEM form of RFC 8410, which openssl reads and writes as well.
public enum JournalKey {
  public struct Private: Sendable {
    let key: Curve25519.Signing.PrivateKey

    /// A new one.
    public init() { key = Curve25519.Signing.PrivateKey() }

    /// - Returns: nil where the text is no such key.
    public init?(pem: String) {
      guard let bytes = Self.envelope.content(of: pem),
        let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
      else { return nil }
      self.key = key
    }

    public var pem: String { Self.envelope.pem(of: key.rawRepresentation) }
    public var publicKey: Public { Public(key: key.publicKey) }

    private static let envelope = Envelope(
      name: "PRIVATE KEY",
      prefix: [0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20])
  }

  public struct Public: Sendable {
    let key: Curve25519.Signing.PublicKey

    init(key: Curve25519.Signing.PublicKey) { self.key = key }

    /// - Returns: nil where the text is no such key.
    public init?(pem: String) {
      guard let bytes = Self.envelope.content(of: pem),
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
      else { return nil }
      self.key = key
    }

    public var pem: String { Self.envelope.pem(of: key.rawRepresentation) }

    private static let envelope = Envelope(
      name: "PUBLIC KEY", prefix: [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00])
  }

  /// The DER around the 32 bytes of a key, always the same, and the lines around that.
  private struct Envelope {
    let name: String
    let prefix: [UInt8]

    func pem(of key: Data) -> String {
      "-----BEGIN \(name)-----\n\((Data(prefix) + key).base64EncodedString())\n-----END \(name)-----\n"
    }

    func content(of pem: String) -> Data? {
      let lines = pem.split(whereSeparator: \.isNewline)
      guard lines.count == 3, lines[0] == "-----BEGIN \(name)-----", lines[2] == "-----END \(name)-----",
        let bytes = Data(base64Encoded: String(lines[1])), bytes.starts(with: prefix)
      else { return nil }
      return bytes.dropFirst(prefix.count)
    }
  }
}
