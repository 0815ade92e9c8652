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

  private let grants = Mutex<[String: Grant]>([:])
  private let tokens = Mutex<[String: SIM]>([:])

  package init() {}

  package func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.get("/favicon.ico") { _, _ in Response(status: .noContent) }
    router.get("/authorize") { request, _ in self.authorize(request) }
    router.post("/token") { request, _ in
      let body = try await request.body.collect(upTo: 8192)
      return self.token(FormValues(urlEncoded: String(buffer: body)), request.headers[.authorization])
    }
    router.post("/number-verification/v2/verify") { request, _ in
      try self.answer(request) { #"{"devicePhoneNumberVerified":\#($0 != .other)}"# }
    }
    router.post("/kyc-match/v0.3/match") { request, _ in
      try self.answer(request) { #"{"idDocumentMatch":"\#($0 != .relative)"}"# }
    }
    router.post("/kyc-tenure/v0.1/check-tenure") { request, _ in
      try self.answer(request) { #"{"tenureDateCheck":true,"contractType":"\#($0 == .prepaid ? "PAYG" : "PAYM")"}"# }
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
    let credentials = Data("\(Self.clientID):\(Self.secret)".utf8).base64EncodedString()
    guard let form, authorization == "Basic \(credentials)",
      let grant = grants.withLock({ $0.removeValue(forKey: form["code"]) }), grant.address == form["redirect_uri"]
    else { return Self.json(.badRequest, #"{"error":"invalid_grant"}"#) }
    let challenge = Data(SHA256.hash(data: Data(form["code_verifier"].utf8)))
      .base64EncodedString(options: [.base64URLAlphabet, .omitPaddingCharacter])
    guard challenge == grant.challenge else { return Self.json(.badRequest, #"{"error":"invalid_grant"}"#) }
    let token = UUID().uuidString
    tokens.withLock { $0[token] = grant.sim }
    return Self.json(.ok, #"{"access_token":"\#(token)","token_type":"Bearer","expires_in":60}"#)
  }

  private func answer(_ request: Request, _ answer: (SIM) -> String) throws -> Response {
    let token = request.headers[.authorization]?.dropFirst("Bearer ".count).description ?? ""
    switch tokens.withLock({ $0[token] }) {
    case nil: return Self.json(.unauthorized, #"{"status":401,"code":"UNAUTHENTICATED"}"#)
    case .wifi:
      return Self.json(
        .forbidden, #"{"status":403,"code":"NUMBER_VERIFICATION.USER_NOT_AUTHENTICATED_BY_MOBILE_NETWORK"}"#)
    case .down: return Response(status: .serviceUnavailable)
    case let sim?: return Self.json(.ok, answer(sim))
    }
  }

  private static func json(_ status: HTTPResponse.Status, _ text: String) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
