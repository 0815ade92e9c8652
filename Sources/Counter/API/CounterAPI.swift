import CounterStore
import Foundation
import Hummingbird

/// What phone apps work with: the pages' own deeds as JSON, under one description that is served beside it (OpenAPI).
///
/// Programs show who they are by a bearer token. Cookies are neither read nor given here, so that no page of another site can make a
/// browser do anything.
struct CounterAPI {
  let desk: CounterDesk
  /// Every path with what can be done there.
  private let paths: [String: [HTTPRequest.Method: Handler]]

  static let path = "/api/"
  private static let version = "/api/v1"

  typealias Handler = @Sendable (Request, CounterContext) async throws -> Response

  func add(to router: Router<CounterContext>) {
    router.get("/api/openapi.json") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "application/json", .cacheControl: "public, max-age=3600"],
        body: .init(byteBuffer: ByteBuffer(bytes: PackageResources.openapi_json)))
    }
    for (path, methods) in paths {
      for (method, handler) in methods {
        router.on(RouterPath(Self.version + path), method: method, use: handler)
      }
    }
  }

  /// Refuses what cannot be done at a path that there is, with methods that nobody has heard of, too.
  ///
  /// - Returns: nil for what is to be routed.
  func refusal(of request: Request, in language: Language) -> Response? {
    let parts = request.uri.path.split(separator: "/")
    let known = paths.first { path, _ in
      let pattern = (Self.version + path).split(separator: "/")
      return pattern.count == parts.count && zip(pattern, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
    guard let methods = known?.value, methods[request.method] == nil else { return nil }
    var response = APIProblem(.methodNotAllowed, Words("不支援這個方法", "There is no such method here"))
      .response(in: language)
    response.headers[.allow] = methods.keys.map(\.rawValue).sorted().joined(separator: ", ")
    return response
  }

  init(desk: CounterDesk) {
    self.desk = desk
    let (sessions, devices) = (SessionAPI(desk: desk), DeviceAPI(desk: desk))
    let applications = ApplicationAPI(desk: desk)
    paths = [
      "/sessions": [.post: sessions.open], "/session": [.get: sessions.session, .delete: sessions.close],
      "/device-codes": [.post: devices.code], "/devices": [.get: devices.list, .post: devices.certify],
      "/devices/{id}": [.delete: devices.remove],
      "/application": [.get: applications.draft, .post: applications.begin],
      "/application/document": [.put: applications.document], "/application/photo": [.put: applications.photo],
      "/application/photo/drawing": [.get: applications.drawing], "/application/send": [.post: applications.send],
      "/applications": [.get: applications.sent],
    ]
  }
}

extension CounterDesk {
  /// Reads a JSON body.
  ///
  /// - Throws: `APIProblem`, `HTTPError`.
  func body<Value: Decodable>(_ request: Request, as type: Value.Type = Value.self) async throws -> Value {
    guard let told = request.headers[.contentType], told.lowercased().hasPrefix("application/json") else {
      throw APIProblem(.unsupportedMediaType, Words("內容須為 application/json", "Send application/json"))
    }
    let body = try await request.body.collect(upTo: Self.longestForm)
    guard let value = try? JSONDecoder().decode(Value.self, from: Data(body.readableBytesView)) else {
      throw APIProblem(.badRequest, Words("內容不符合介面說明", "The body is not as the description says"))
    }
    return value
  }

  /// Who is logged in.
  ///
  /// - Throws: `APIProblem` 401.
  func bearer(_ visit: Visit) throws -> (token: SecretToken, value: Session) {
    guard let session = visit.session else {
      throw APIProblem(.unauthorized, Words("請先登入", "Log in first"))
    }
    return session
  }
}
