import CounterStore
import Crypto
import Foundation

/// What a form carries so that only pages of this counter can send it: a code over the visit's cookie that nobody else can make.
struct FormToken {
  private let key: SymmetricKey

  init(key: Data) { self.key = SymmetricKey(data: key) }

  func text(for visit: SecretToken) -> String {
    Data(HMAC<SHA256>.authenticationCode(for: Self.covered(visit), using: key)).base64EncodedString()
  }

  func isRight(_ text: String, for visit: SecretToken) -> Bool {
    guard let code = Data(base64Encoded: text) else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Self.covered(visit), using: key)
  }

  private static func covered(_ visit: SecretToken) -> Data { Data("form\0\(visit.text)".utf8) }
}
