import Crypto
import Foundation
import Hummingbird
import Synchronization

/// An operator that is played on this machine, for tests and for trying the counter out: it asks which SIM is in the phone, and answers
/// CAMARA's interfaces accordingly.
package final class ScriptedOperator: Sendable {
  /// What a phone holds.
  package enum SIM: String, Sendable, CaseIterable {
    /// The number typed, on a monthly plan of the very person.
    case own
    case prepaid
    /// Another number than was typed.
    case other
    /// The number typed, but of a relative's contract.
    case relative
    /// The phone came over Wi-Fi.
    case wifi
    /// The operator's system is down.
    case down

    var words: String {
      switch self {
      case .own: "本人的月租型門號 / my own number, monthly plan"
      case .prepaid: "預付卡 / prepaid"
      case .other: "其他門號 / another number"
      case .relative: "家人名下的門號 / a relative's contract"
      case .wifi: "使用 Wi-Fi / over Wi-Fi"
      case .down: "電信公司系統中斷 / the operator is down"
      }
    }
  }

  package static let clientID = "card-counter"
  package static let secret = "scripted"

  private struct Grant: Sendable {
    let sim: SIM
    let challenge: String
    let address: String
  }

  /// What a token is good for.
  private enum Token: Sendable {
    /// Of a phone: for one question about its SIM.
    case phone(SIM)
    /// Of the client's own, under a scope.
    case client(String)
  }

  private let grants = Mutex<[String: Grant]>([:])
  private let tokens = Mutex<[String: Token]>([:])
  /// The SIM of each number that was asked about.
  private let phones = Mutex<[String: SIM]>([:])
  private let key: P256.Signing.PublicKey?

  /// - Parameter key: by which the client's assertions are checked; nil = the client has a secret.
  package init(key: P256.Signing.PublicKey? = nil) { self.key = key }

  package func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.get("/favicon.ico") { _, _ in Response(status: .noContent) }
    router.get("/authorize") { request, _ in self.authorize(request) }
    router.post("/token") { request, _ in
      let body = try await request.body.collect(upTo: 8192)
      return self.token(FormValues(urlEncoded: String(buffer: body)), request.headers[.authorization])
    }
    router.post("/number-verification/v2/verify") { request, _ in try await self.verify(request) }
    router.post("/kyc-match/v0.4/match") { request, _ in
      try await self.answer(request, "kyc-match:match") { #"{"idDocumentMatch":"\#($0 != .relative)"}"# }
    }
    router.post("/kyc-tenure/v0.2/check-tenure") { request, _ in
      try await self.answer(request, "kyc-tenure:check-tenure") {
        #"{"tenureDateCheck":true,"contractType":"\#($0 == .prepaid ? "PAYG" : "PAYM")"}"#
      }
    }
    return router
  }

  /// Without `sim` a page that asks for it.
  private func authorize(_ request: Request) -> Response {
    let query = request.uri.queryParameters
    guard query["client_id"].map(String.init) == Self.clientID, query["code_challenge_method"] == "S256",
      let address = query["redirect_uri"].map(String.init), let state = query["state"].map(String.init),
      let challenge = query["code_challenge"].map(String.init)
    else { return Response(status: .badRequest) }
    guard let sim = query["sim"].flatMap({ SIM(rawValue: String($0)) }) else {
      let links = SIM.allCases.map { sim in
        let target = "\(request.uri.description)&sim=\(sim.rawValue)".replacing("&", with: "&amp;")
        return "<li><a href=\"\(target)\">\(sim.words)</a></li>"
      }
      return Response(
        status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
        body: .init(
          byteBuffer: ByteBuffer(
            string: """
              <!DOCTYPE html><html lang="zh-Hant-TW"><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
              <title>示範電信公司</title><h1>示範電信公司</h1><p>這支手機裝的是？ / Which SIM is in this phone?</p><ul>\(links.joined())</ul></html>
              """)))
    }
    let code = UUID().uuidString
    grants.withLock { $0[code] = Grant(sim: sim, challenge: challenge, address: address) }
    return .redirect(to: "\(address)?code=\(code)&state=\(state)", type: .found)
  }

  private func token(_ form: FormValues?, _ authorization: String?) -> Response {
    guard let form, isClient(form, authorization) else {
      return Self.json(.unauthorized, #"{"error":"invalid_client"}"#)
    }
    let token: Token
    if form["grant_type"] == "client_credentials" {
      token = .client(form["scope"])
    } else {
      guard let grant = grants.withLock({ $0.removeValue(forKey: form["code"]) }),
        grant.address == form["redirect_uri"], grant.challenge == Self.challenge(form["code_verifier"])
      else { return Self.json(.badRequest, #"{"error":"invalid_grant"}"#) }
      token = .phone(grant.sim)
    }
    let text = UUID().uuidString
    tokens.withLock { $0[text] = token }
    return Self.json(.ok, #"{"access_token":"\#(text)","token_type":"Bearer","expires_in":60}"#)
  }

  private static func challenge(_ verifier: String) -> String {
    Data(SHA256.hash(data: Data(verifier.utf8)))
      .base64EncodedString(options: [.base64URLAlphabet, .omitPaddingCharacter])
  }

  private func isClient(_ form: FormValues, _ authorization: String?) -> Bool {
    guard let key else {
      return authorization == "Basic \(Data("\(Self.clientID):\(Self.secret)".utf8).base64EncodedString())"
    }
    let parts = form["client_assertion"].split(separator: ".")
    guard parts.count == 3, let signature = Self.decoded(parts[2]), let claims = Self.decoded(parts[1]),
      let object = try? JSONSerialization.jsonObject(with: claims) as? [String: Any]
    else { return false }
    let lifetime = (object["exp"] as? Double ?? 0) - (object["iat"] as? Double ?? 0)
    return object["iss"] as? String == Self.clientID && object["sub"] as? String == Self.clientID
      && (object["aud"] as? String)?.hasSuffix("/token") == true && (1...300).contains(lifetime)
      && (try? P256.Signing.ECDSASignature(rawRepresentation: signature)).map {
        key.isValidSignature($0, for: Data("\(parts[0]).\(parts[1])".utf8))
      } == true
  }

  private static func decoded(_ text: Substring) -> Data? {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
  }

  /// The token is good for this one question.
  private func verify(_ request: Request) async throws -> Response {
    let token = tokens.withLock { $0.removeValue(forKey: Self.bearer(request)) }
    guard case .phone(let sim)? = token else { return Self.unknownToken }
    switch sim {
    case .wifi:
      return Self.json(
        .forbidden, #"{"status":403,"code":"NUMBER_VERIFICATION.USER_NOT_AUTHENTICATED_BY_MOBILE_NETWORK"}"#)
    case .down: return Response(status: .serviceUnavailable)
    case .own, .prepaid, .other, .relative: break
    }
    if let number = try await Self.question(request)["phoneNumber"] { phones.withLock { $0[number] = sim } }
    return Self.json(.ok, #"{"devicePhoneNumberVerified":\#(sim != .other)}"#)
  }

  private func answer(_ request: Request, _ scope: String, _ answer: (SIM) -> String) async throws -> Response {
    let token = tokens.withLock { $0[Self.bearer(request)] }
    guard case .client(let scopes)? = token, scopes.split(separator: " ").contains(Substring(scope)) else {
      return Self.unknownToken
    }
    let number = try await Self.question(request)["phoneNumber"]
    guard let sim = number.flatMap({ number in phones.withLock { $0[number] } }) else {
      return Self.json(.notFound, #"{"status":404,"code":"IDENTIFIER_NOT_FOUND"}"#)
    }
    return Self.json(.ok, answer(sim))
  }

  private static func bearer(_ request: Request) -> String {
    request.headers[.authorization]?.dropFirst("Bearer ".count).description ?? ""
  }

  private static func question(_ request: Request) async throws -> [String: String] {
    let body = try await request.body.collect(upTo: 8192)
    return (try? JSONDecoder().decode([String: String].self, from: Data(body.readableBytesView))) ?? [:]
  }

  private static let unknownToken = json(.unauthorized, #"{"status":401,"code":"UNAUTHENTICATED"}"#)

  private static func json(_ status: HTTPResponse.Status, _ text: String) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
