import Foundation
import ReviewDomain

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// An operator behind CAMARA's interfaces: Number Verification `verify` (is this SIM the number's?) with the token that the phone's code
/// is worth, by the authorization code with PKCE; then KYC Match `match` (is the contract the person's?) and Tenure `check-tenure`
/// (monthly plan or prepaid?) of the number that was found right, with tokens of the counter's own.
///
/// Number Verification alone says neither whose a number is nor how it is paid for, and the guide asks for both. Its token is good for one
/// question. A token of the phone's would forbid to name the number to `check-tenure`; one of the counter's demands it.
struct CAMARAVerification: NumberVerification {
  private let settings: OperatorSettings
  private let credential: OperatorCredential
  private let session: URLSession

  /// Of W3C's Data Privacy Vocabulary; CAMARA's profile asks for exactly one.
  private static let purpose = "dpv:IdentityVerification"

  init(_ settings: OperatorSettings, by credential: OperatorCredential) {
    self.settings = settings
    self.credential = credential
    session = .asking(timeLimit: settings.timeLimit)
  }

  func authorization(state: String, challenge: String, returningTo address: URL) -> URL {
    settings.authorizeURL.appending(queryItems: [
      URLQueryItem(name: "response_type", value: "code"), URLQueryItem(name: "client_id", value: settings.clientID),
      URLQueryItem(name: "redirect_uri", value: address.absoluteString),
      URLQueryItem(name: "scope", value: "openid \(Self.purpose) number-verification:verify"),
      URLQueryItem(name: "prompt", value: "none"),
      URLQueryItem(name: "state", value: state), URLQueryItem(name: "code_challenge", value: challenge),
      URLQueryItem(name: "code_challenge_method", value: "S256"),
    ])
  }

  func proof(
    _ code: String, verifier: String, returningTo address: URL, phone: MobileNumber, number: IdentityNumber
  ) async throws -> MobileProof {
    let codeGrant = [
      URLQueryItem(name: "grant_type", value: "authorization_code"), URLQueryItem(name: "code", value: code),
      URLQueryItem(name: "redirect_uri", value: address.absoluteString),
      URLQueryItem(name: "code_verifier", value: verifier),
    ]
    // A code that nobody knows is no outage.
    guard let token = try await token(codeGrant, refusals: [400]) else { return .notProved }
    let international = "+886\(phone.text.dropFirst())"
    let verified: Verified? = try await ask("number-verification/v2/verify", token, ["phoneNumber": international])
    guard verified?.devicePhoneNumberVerified == true else { return .notProved }
    let matched: Matched? = try await ask(
      "kyc-match/v0.4/match", try await ownToken("kyc-match:match"),
      ["phoneNumber": international, "idDocument": number.text])
    guard matched?.idDocumentMatch == "true" else { return .notProved }
    let tenure: Tenure? = try await ask(
      "kyc-tenure/v0.2/check-tenure", try await ownToken("kyc-tenure:check-tenure"),
      ["phoneNumber": international, "tenureDate": "2000-01-01"])
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

  /// A token of the counter's own (`client_credentials`).
  private func ownToken(_ scope: String) async throws -> String {
    let grant = [
      URLQueryItem(name: "grant_type", value: "client_credentials"),
      URLQueryItem(name: "scope", value: "\(Self.purpose) \(scope)"),
    ]
    guard let token = try await token(grant, refusals: []) else {
      throw OperatorUnavailable("the mobile operator gives no token for \(scope)")
    }
    return token
  }

  /// - Returns: nil where the status is one of the refusals.
  private func token(_ grant: [URLQueryItem], refusals: Set<Int>) async throws -> String? {
    var request = URLRequest(url: settings.tokenURL)
    request.httpMethod = "POST"
    request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    var form = URLComponents()
    switch credential {
    case .secret(let secret):
      form.queryItems = grant
      let credentials = Data("\(settings.clientID):\(secret)".utf8).base64EncodedString()
      request.setValue("Basic \(credentials)", forHTTPHeaderField: "Authorization")
    case .key(let key):
      let assertion = try OperatorCredential.assertion(
        of: settings.clientID, for: settings.tokenURL, by: key, at: Date())
      form.queryItems =
        grant + [
          URLQueryItem(
            name: "client_assertion_type", value: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
          URLQueryItem(name: "client_assertion", value: assertion),
        ]
    }
    request.httpBody = Data((form.percentEncodedQuery ?? "").replacing("+", with: "%2B").utf8)
    let answer: Token? = try await send(request, refusals: refusals)
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
