import CounterStore
import Crypto
import Foundation
import ReviewDomain

/// A person on the way to the operator and back.
struct MobileAttempt: Sendable {
  /// Of the browser that began: nobody else may go on with it.
  let visit: SecretToken
  let number: IdentityNumber
  let phone: MobileNumber
  /// Whether the card number's end agreed with the register. Told to nobody before the operator has spoken.
  let isCardProved: Bool
  /// Of RFC 7636.
  let verifier: SecretToken
  let lapsesAt: Date
  /// What the phone brought back; nil = it is not back yet.
  var code: String?
  /// The operator has vouched for the person; what is missing is the password.
  var isProved = false

  /// By S256.
  var challenge: String {
    Data(SHA256.hash(data: Data(verifier.text.utf8)))
      .base64EncodedString(options: [.base64URLAlphabet, .omitPaddingCharacter])
  }
}

/// Those on the way now, by the state that they carry. In memory alone: who is under way when the counter ends begins again.
actor MobileAttempts {
  /// Seconds from the first form to the password.
  static let lifetime = 900.0
  /// More than could be on the way in that time, so that nobody fills the memory.
  private static let most = 20_000

  private var attempts: [String: MobileAttempt] = [:]

  func begin(_ attempt: MobileAttempt, state: SecretToken, at time: Date) {
    attempts = attempts.filter { $0.value.lapsesAt > time }
    if attempts.count >= Self.most, let oldest = attempts.min(by: { $0.value.lapsesAt < $1.value.lapsesAt }) {
      attempts[oldest.key] = nil
    }
    attempts[state.text] = attempt
  }

  /// Notes what the phone brought back, once.
  ///
  /// - Returns: whether somebody is on the way with this state.
  func bring(_ code: String, state: String, at time: Date) -> Bool {
    guard let attempt = attempts[state], attempt.lapsesAt > time, attempt.code == nil else { return false }
    attempts[state]?.code = code
    return true
  }

  /// The attempt of a browser; nil for any other's.
  func attempt(state: String, of visit: SecretToken, at time: Date) -> MobileAttempt? {
    guard let attempt = attempts[state], attempt.lapsesAt > time, attempt.visit == visit else { return nil }
    return attempt
  }

  func prove(state: String) { attempts[state]?.isProved = true }

  /// - Returns: the attempt, which is over.
  func end(state: String) { attempts[state] = nil }
}
