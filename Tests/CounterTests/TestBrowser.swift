import Foundation
import HTTPTypes
import Hummingbird
import Synchronization
import Testing

/// A browser without script: it keeps cookies, sends forms with the token of their page, and follows no redirect by itself.
final class TestBrowser {
  let counter: TestCounter
  private let address: String
  private let agent: String
  private(set) var cookies: [String: String] = [:]

  init(_ counter: TestCounter, address: String = "192.0.2.1", agent: String = "Mozilla/5.0 (Android) Chrome/120") {
    self.counter = counter
    self.address = address
    self.agent = agent
  }

  @discardableResult
  func get(_ path: String) async throws -> TestAnswer {
    try await send(.get, path, [:], body: "")
  }

  /// Fetches the page of a form, fills it in and sends it.
  @discardableResult
  func post(_ path: String, _ values: [String: String] = [:], page: String? = nil) async throws -> TestAnswer {
    let page = try await get(page ?? path)
    return try await post(path, values, token: try #require(page.token))
  }

  @discardableResult
  func post(
    _ path: String, _ values: [String: String], token: String, headers: HTTPFields = [:]
  ) async throws -> TestAnswer {
    var fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    for field in headers { fields[field.name] = field.value }
    let body = values.merging(["token": token]) { $1 }.map { "\(Self.encoded($0))=\(Self.encoded($1))" }
    return try await send(.post, path, fields, body: body.joined(separator: "&"))
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields, body: String
  ) async throws -> TestAnswer {
    try await send(method, path, fields, bytes: Array(body.utf8))
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields, bytes: [UInt8]
  ) async throws -> TestAnswer {
    var head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
    head.headerFields = fields
    head.headerFields[.named("X-Real-IP")] = address
    head.headerFields[.userAgent] = agent
    if !cookies.isEmpty { head.headerFields[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
    let response = try await counter.respond(
      to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: bytes))))
    for line in response.headers[values: .setCookie] {
      let pair = line.split(separator: ";")[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let isRemoved = line.contains("Max-Age=0")
      cookies[String(pair[0])] = isRemoved ? nil : String(pair[1])
    }
    return TestAnswer(response, text: try await Collector.text(of: response))
  }

  /// Takes another browser's cookies.
  func take(_ others: [String: String]) { cookies = others }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

/// What came back.
struct TestAnswer {
  let status: Int
  let headers: HTTPFields
  let text: String

  init(_ response: Response, text: String) {
    status = response.status.code
    headers = response.headers
    self.text = text
  }

  var location: String? { headers[.location] }

  /// The token of the page's first form.
  var token: String? { text.firstMatch(of: /name="token" value="([^"]+)"/).map { String($0.1) } }

  /// Where the form in the page's main part goes.
  var formAction: String? {
    text.firstMatch(of: /<main[\s\S]*?<form method="post" action="([^"]+)"/).map { String($0.1) }
  }

  /// The page's first heading.
  var heading: String? { text.firstMatch(of: /<h1>([^<]*)<\/h1>/).map { String($0.1) } }
}

private struct Collector: ResponseBodyWriter {
  private final class Box: Sendable {
    let bytes = Mutex(ByteBuffer())
  }

  private let box = Box()

  func write(_ buffer: ByteBuffer) async throws {
    var buffer = buffer
    box.bytes.withLock { _ = $0.writeBuffer(&buffer) }
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}

  static func text(of response: Response) async throws -> String {
    let collector = Collector()
    try await response.body.write(collector)
    return collector.box.bytes.withLock { String(buffer: $0) }
  }
}

extension HTTPField.Name {
  static func named(_ text: String) -> Self {
    guard let name = Self(text) else { preconditionFailure("\(text) is no name of a field") }
    return name
  }
}
