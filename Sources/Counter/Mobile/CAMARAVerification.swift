import Foundation
import ReviewDomain

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// An operator behind CAMARA's interfaces: the authorization code with PKCE, then Number Verification `verify` (is this SIM the
/// number's?), KYC Match `match` (is the contract the person's?) and Tenure `check-tenure` (monthly plan or prepaid?).
///
/// Number Verification alone says neither whose a number is nor how it is paid for, and the guide asks for both.
struct CAMARAVerification: NumberVerification {
  private let settings: OperatorSettings
  private let secret: String
  private let session: URLSession

  static let scope = "openid number-verification:verify kyc-match:match kyc-tenure:check-tenure"

  init(_ settings: OperatorSettings, secret: String) {
    self.settings = settings
    self.secret = secret
    session = .asking(timeLimit: 10)
  }

  func authorization(state: String, challenge: String, returningTo address: URL) -> URL {
    settings.authorizeURL.appending(queryItems: [
      URLQueryItem(name: "response_type", value: "code"), URLQueryItem(name: "client_id", value: settings.clientID),
      URLQueryItem(name: "redirect_uri", value: address.absoluteString),
      URLQueryItem(name: "scope", value: Self.scope), URLQueryItem(name: "prompt", value: "none"),
      URLQueryItem(name: "state", value: state), URLQueryItem(name: "code_challenge", value: challenge),
      URLQueryItem(name: "code_challenge_method", value: "S256"),
    ])
  }

  func proof(
    _ code: String, verifier: String, returningTo address: URL, phone: MobileNumber, number: IdentityNumber
  ) async throws -> MobileProof {
    guard let token = try await token(code, verifier, address) else { return .notProved }
    let international = "+886\(phone.text.dropFirst())"
    let verified: Verified? = try await ask("number-verification/v2/verify", token, ["phoneNumber": international])
    guard verified?.devicePhoneNumberVerified == true else { return .notProved }
    let matched: Matched? = try await ask(
      "kyc-match/v0.3/match", token, ["phoneNumber": international, "idDocument": number.text])
    guard matched?.idDocumentMatch == "true" else { return .notProved }
    let tenure: Tenure? = try await ask(
      "kyc-tenure/v0.1/check-tenure", token, ["phoneNumber": international, "tenureDate": "2000-01-01"])
    switch tenure?.contractType {
    case "PAYM": return .ownMonthlyPlan
    case "PAYG": return .prepaid
    default: return .notProved
    }
  }

  private struct Token: Decodable {
    let access_token: String
  }

  private struct Verified: Decodable {
    let devicePhoneNumberVerified: Bool
  }

  private struct Matched: Decodable {
    let idDocumentMatch: String?
  }

  private struct Tenure: Decodable {
    /// `PAYG` prepaid, `PAYM` monthly, `Business` somebody's employer's.
    let contractType: String?
  }

  /// - Returns: nil where the operator knows no such code.
  private func token(_ code: String, _ verifier: String, _ address: URL) async throws -> String? {
    var form = URLComponents()
    form.queryItems = [
      URLQueryItem(name: "grant_type", value: "authorization_code"), URLQueryItem(name: "code", value: code),
      URLQueryItem(name: "redirect_uri", value: address.absoluteString),
      URLQueryItem(name: "code_verifier", value: verifier),
    ]
    var request = URLRequest(url: settings.tokenURL)
    request.httpMethod = "POST"
    request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    let credentials = Data("\(settings.clientID):\(secret)".utf8).base64EncodedString()
    request.setValue("Basic \(credentials)", forHTTPHeaderField: "Authorization")
    request.httpBody = Data((form.percentEncodedQuery ?? "").replacing("+", with: "%2B").utf8)
    let answer: Token? = try await send(request, refusals: [400, 401, 403])
    return answer?.access_token
  }

  private func ask<Answer: Decodable>(
    _ path: String, _ token: String, _ question: [String: String]
  ) async throws -> Answer? {
    let request = try URLRequest(asking: settings.apiURL.appending(path: path), question, bearer: token)
    // 403 is CAMARA's word for a phone that did not come over mobile data, 404 and 422 for numbers it has nothing on.
    return try await send(request, refusals: [403, 404, 422])
  }

  /// - Returns: nil where the status is one of the refusals.
  private func send<Answer: Decodable>(_ request: URLRequest, refusals: Set<Int>) async throws -> Answer? {
    let (data, response): (Data, URLResponse)
    do {
      (data, response) = try await session.data(for: request)
    } catch {
      throw OperatorUnavailable("the mobile operator does not answer")
    }
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    if refusals.contains(status) { return nil }
    guard status == 200, data.count <= 65_536, let answer = try? JSONDecoder().decode(Answer.self, from: data) else {
      throw OperatorUnavailable("the mobile operator's answer is not of its interface's form (status \(status))")
    }
    return answer
  }
}
