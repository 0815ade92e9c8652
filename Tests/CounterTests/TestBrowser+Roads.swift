import Foundation
import Testing

/// What tests do before what they are about.
extension TestBrowser {
  static let password = "Abcd123~"

  static func registration(_ proof: [String: String] = DemoRegister.proof) -> [String: String] {
    proof.merging([
      "password": password, "again": password, "phone": "0912-345-678", "mail": "a@example.tw", "rules": "yes",
    ]) { $1 }
  }

  /// Registers and confirms.
  func makeAccount(_ counter: TestCounter, _ proof: [String: String] = DemoRegister.proof) async throws {
    #expect(try await post("/register", Self.registration(proof)).status == 303)
    #expect(try await post(counter.lastLink()).status == 200)
  }

  @discardableResult
  func logIn(_ number: String = "A123456789", password: String = TestBrowser.password) async throws -> TestAnswer {
    try await post("/login", ["number": number, "password": password])
  }

  /// The device code that a desktop shows, logged in.
  func deviceCode() async throws -> String {
    let page = try await post("/account/code", page: "/account")
    return String(try #require(page.text.firstMatch(of: /class="code"[^>]*>([^<]+)</)).1)
  }

  @discardableResult
  func certify(_ code: String, number: String = "A123456789") async throws -> TestAnswer {
    try await post("/certify", ["number": number, "password": Self.password, "code": code])
  }
}
