import Foundation
import ReviewDomain
import Testing

@Suite struct ApplicationIDTests {
  @Test(arguments: ["2026-000123", "a", "A.b_c-d", String(repeating: "9", count: 64)])
  func takes(text: String) throws {
    let id = try #require(ApplicationID(text))
    #expect(id.text == text)
    #expect("\(id)" == text)
    #expect(try stored(id) == id)
  }

  @Test(
    arguments: [
      "", "-a", ".a", "_a", "..", "a/b", "a b", "甄", "é", "１", "a\n", "a\0", "a:b", String(repeating: "9", count: 65),
    ] + injections)
  func refuses(text: String) {
    #expect(ApplicationID(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ApplicationID.self, from: JSONEncoder().encode(text))
    }
  }

  @Test func sortsByText() throws {
    let ids = try ["2026-2", "2026-10", "2025-9"].map { try #require(ApplicationID($0)) }
    #expect(ids.sorted().map(\.text) == ["2025-9", "2026-10", "2026-2"])
  }
}
