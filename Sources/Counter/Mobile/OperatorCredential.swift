import Crypto
import Foundation

/// By what this counter is known to the mobile operator.
package enum OperatorCredential: Sendable {
  /// Sent as it is (`client_secret_basic`).
  case secret(String)
  /// Signs an assertion for every question (`private_key_jwt`, ES256), as CAMARA's profile asks for: the key stays here.
  case key(P256.Signing.PrivateKey)

  /// Seconds for which an assertion holds; CAMARA allows 300 at most.
  private static let lifetime = 120.0

  private struct Claims: Encodable {
    let iss, sub, aud, jti: String
    let iat, exp: Int
  }

  /// An assertion of RFC 7523 in the form of RFC 7515.
  static func assertion(
    of clientID: String, for url: URL, by key: P256.Signing.PrivateKey, at time: Date
  ) throws -> String {
    let issued = Int(time.timeIntervalSince1970)
    let claims = Claims(
      iss: clientID, sub: clientID, aud: url.absoluteString, jti: UUID().uuidString, iat: issued,
      exp: issued + Int(lifetime))
    let covered = [Data(#"{"alg":"ES256","typ":"JWT"}"#.utf8), try JSONEncoder().encode(claims)].map(encoded)
      .joined(separator: ".")
    return try "\(covered).\(encoded(key.signature(for: Data(covered.utf8)).rawRepresentation))"
  }

  private static func encoded(_ bytes: Data) -> String {
    bytes.base64EncodedString(options: [.base64URLAlphabet, .omitPaddingCharacter])
  }
}
