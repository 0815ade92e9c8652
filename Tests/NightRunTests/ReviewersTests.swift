import AgencyRules
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite("reviewers.yaml")
struct ReviewersTests {
  private static let number = SaltedNumber(
    text: String(repeating: "0", count: 32) + ":" + String(repeating: "1", count: 64))

  private func faults(_ text: String) -> [String] {
    do throws(RuleFaults) {
      _ = try Reviewers(text: text, file: "reviewers.yaml")
      return []
    } catch {
      return error.faults.map(\.problem)
    }
  }

  @Test("says who has which roles")
  func people() throws {
    let number = try #require(Self.number)
    let read = try Reviewers(
      text: """
        schema: 1
        home: /srv/card-review
        people:
          - user: reviewer1
            roles: [reviewer]
            own_number: \(number.text)
            counter_login: Counter7
          - user: chief1
            roles: [senior, supervisor]
        """, file: "reviewers.yaml")
    #expect(read.home.url.path == "/srv/card-review")
    #expect(read.people["reviewer1"]?.roles == [.reviewer])
    #expect(read.people["reviewer1"]?.ownNumber == number)
    #expect(read.people["reviewer1"]?.counterLogin?.text == "counter7")
    #expect(read.people["chief1"]?.counterLogin == nil)
    #expect(read.people["chief1"]?.roles == [.senior, .supervisor])
  }

  @Test("is refused with all that is wrong")
  func wrong() {
    let found = faults(
      """
      schema: 1
      home: srv
      peple: 1
      people:
        - user: a
          roles: [boss]
        - user: a
          roles: []
        - roles: [senior]
        - user: b
          roles: [reviewer]
          own_number: A123456789
          counter_login: A123456789
      """)
    for words in [
      "whole path", "unknown key `peple`", "`boss` is no role", "stands here twice", "`roles` is missing",
      "`user` is missing", "own_number",
      "`counter_login` is an identity number",
    ] {
      #expect(found.contains { $0.contains(words) }, "\(words): \(found)")
    }
  }

  @Test("that ships is one, and speaks of nobody")
  func shipped() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../packaging/reviewers.yaml")
    #expect(try Reviewers(text: String(contentsOf: file, encoding: .utf8), file: "reviewers.yaml").people.isEmpty)
  }

  @Test("knows a person's number by a hash that is another each time")
  func numbers() throws {
    let (theirs, another) = (try IdentityNumber(typed: "A123456789"), try IdentityNumber(typed: "A223456781"))
    let (first, second) = (SaltedNumber(of: theirs), SaltedNumber(of: theirs))
    #expect(first.text != second.text)
    for salted in [first, second] {
      let read = try #require(SaltedNumber(text: salted.text))
      #expect(read.isOf(theirs) && !read.isOf(another))
    }
  }
}
