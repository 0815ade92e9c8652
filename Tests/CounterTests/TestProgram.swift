import Foundation
import HTTPTypes
import Testing

/// A phone's app: it keeps a session's token and its device's, and no cookies.
final class TestProgram {
  private let browser: TestBrowser
  private(set) var token: String?
  private var device: String?

  init(_ counter: TestCounter, address: String = "192.0.2.1") { browser = TestBrowser(counter, address: address) }

  /// One on a phone that is certified for a person, logged in.
  static func certified(
    _ counter: TestCounter, _ proof: [String: String] = DemoRegister.proof, address: String = "192.0.2.1"
  ) async throws -> TestProgram {
    let (desktop, program) = (
      TestBrowser(counter, address: address), TestProgram(counter, address: address)
    )
    try await desktop.makeAccount(counter, proof)
    let number = try #require(proof["number"])
    #expect(try await program.logIn(number).status == 201)
    let code = try #require(try await program.ask(.post, "/device-codes").object["code"] as? String)
    let body = try JSONEncoder().encode(["number": number, "password": TestBrowser.password, "code": code])
    let answer = try await program.ask(.post, "/devices", String(decoding: body, as: UTF8.self))
    #expect(answer.status == 201)
    program.device = try #require(answer.object["device"] as? String)
    program.token = try #require((answer.object["session"] as? [String: Any])?["token"] as? String)
    return program
  }

  @discardableResult
  func logIn(_ number: String = "A123456789", password: String = TestBrowser.password) async throws -> TestAnswer {
    var typed = ["number": number, "password": password]
    typed["device"] = device
    let answer = try await ask(.post, "/sessions", String(decoding: JSONEncoder().encode(typed), as: UTF8.self))
    if answer.status == 201 { token = answer.object["token"] as? String }
    return answer
  }

  /// - Parameter body: JSON; nil = none.
  func ask(
    _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, headers: HTTPFields = [:]
  ) async throws -> TestAnswer {
    var fields = headers
    if body != nil { fields[.contentType] = "application/json" }
    return try await send(method, "/api/v1\(path)", fields, Array((body ?? "").utf8))
  }

  func upload(_ path: String, _ bytes: [UInt8], type: String = "image/jpeg") async throws -> TestAnswer {
    try await send(.put, "/api/v1\(path)", [.contentType: type], bytes)
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], _ bytes: [UInt8] = []
  ) async throws -> TestAnswer {
    var fields = headers
    if let token { fields[.authorization] = "Bearer \(token)" }
    let answer = try await browser.send(method, path, fields, bytes: bytes)
    #expect(browser.cookies.isEmpty)
    return answer
  }
}

extension TestAnswer {
  /// The answer as a JSON object; empty where it is none.
  var object: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
  }
}
