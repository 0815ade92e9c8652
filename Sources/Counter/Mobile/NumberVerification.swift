import Foundation
import ReviewDomain

/// The word of a mobile operator on the SIM in a phone.
///
/// The phone is sent to the operator over mobile data and comes back with a code; for the code the operator answers questions about that
/// SIM, with yes or no.
protocol NumberVerification: Sendable {
  /// Where the phone is sent.
  ///
  /// - Parameters:
  ///   - state: comes back with the phone.
  ///   - challenge: of RFC 7636, by S256.
  func authorization(state: String, challenge: String, returningTo address: URL) -> URL

  /// Asks about the phone that came back.
  ///
  /// - Parameters:
  ///   - code: what the phone brought.
  ///   - verifier: what the challenge was made of.
  /// - Throws: `OperatorUnavailable`.
  func proof(
    _ code: String, verifier: String, returningTo address: URL, phone: MobileNumber, number: IdentityNumber
  ) async throws -> MobileProof
}

/// What the operator's word comes to.
enum MobileProof: Sendable, Hashable {
  /// The SIM is that number's, on a monthly plan of the very person.
  case ownMonthlyPlan
  /// 預付卡無法進行認證
  case prepaid
  /// Another number, another person's, or not over mobile data.
  case notProved
}

/// The operator does not answer, or not as its interfaces say; the text holds no personal data.
struct OperatorUnavailable: Error, Sendable, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
