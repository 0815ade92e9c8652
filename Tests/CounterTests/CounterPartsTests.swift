import AgencyRules
import CardLedger
import Counter
import CounterStore
import Foundation
import Testing

@Suite struct CounterPartsTests {
  @Test func passwordsAreSaltedAndCheckedAgainstTheirOwnCost() async throws {
    let password = try CounterPassword(typed: "Abcd123~", notBeing: "A123456789")
    let cheap = PasswordHasher(cost: .init(rounds: 1024, blockSize: 8, parallelism: 1))
    let (first, second) = (try await cheap.record(of: password), try await cheap.record(of: password))
    #expect(first != second)
    #expect(!first.text.contains("Abcd"))
    let standard = PasswordHasher()
    #expect(try await standard.isRight("Abcd123~", for: first))
    #expect(try await !standard.isRight("Abcd123!", for: first))
    #expect(try await !standard.isRight("Abcd123~", for: nil))
    #expect(try await !cheap.isRight("Abcd123~", for: PasswordRecord(text: "scrypt$1024$8$1$$")))
  }

  @Test func settingsNameEveryFault() throws {
    let folder = URL(filePath: "/srv/card-review", directoryHint: .isDirectory)
    let good = try CounterSettings(
      text: """
        schema: 1
        port: 8083
        public_url: https://counter.example.tw
        registry:
          url: https://registry.example.tw/find
          token_file: registry.token
        """, file: "counter.yaml", relativeTo: folder)
    #expect(!good.isBehindProxy)
    guard case .service(let url, let file) = good.registry else {
      Issue.record("the register is not the service")
      return
    }
    #expect(url.absoluteString == "https://registry.example.tw/find")
    #expect(file.path == "/srv/card-review/registry.token")
    let bad = """
      schema: 1
      port: 99999
      public_url: http://counter.example.tw/path
      colour: red
      registry:
        url: http://registry.example.tw/find
        token_file: t
      """
    let faults = #expect(throws: RuleFaults.self) {
      try CounterSettings(text: bad, file: "counter.yaml", relativeTo: folder)
    }
    #expect(faults?.faults.map(\.line).sorted { ($0 ?? 0) < ($1 ?? 0) } == [2, 3, 4, 6])
  }

  @Test func formsAreReadWholeOrNotAtAll() {
    #expect(FormValues(urlEncoded: "a=1+2&b=%E7%94%84&c=&d")?["b"] == "甄")
    #expect(FormValues(urlEncoded: "a=1+2")?["a"] == "1 2")
    #expect(FormValues(urlEncoded: "")?["a"] == "")
    for broken in ["a=%", "a=%4", "a=%zz", "a=%FF", "a=1&a=2", (0..<61).map { "f\($0)=1" }.joined(separator: "&")] {
      #expect(FormValues(urlEncoded: broken) == nil)
    }
  }
}
