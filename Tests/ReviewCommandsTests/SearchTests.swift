import Casebook
import CasebookConformance
import Foundation
import ReviewDomain
import Testing

@Suite("The search command", .timeLimit(.minutes(20)))
struct SearchTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
    try home.refer([1, 2, 31])
    try home.put("R-1", applicant: ["phone": "02-2345-6789", "name": "查無人"])
    let taken = try await home.run("intake")
    try #require(taken.status == 0, "\(taken)")
  }

  private func found(_ words: String...) async throws -> [String] {
    let answer = try await Program.run(["search", "--json", "--home", home.folder.url.path] + words).object()
    return try #require(answer["applications"] as? [[String: Any]]).compactMap { $0["application"] as? String }
  }

  @Test("finds by parts of names, last four of the number, telephone, mail and days, the newest first")
  func terms() async throws {
    let all = ["2026-000031", "2026-000002", "2026-000001"]
    #expect(try await found("測試") == all)
    #expect(try await found("測試3") == ["2026-000031"])
    let lastFour = String(try Samples.person(2).text.suffix(4))
    #expect(try await found(lastFour) == ["2026-000002"])
    #expect(try await found("0912-345-678") == all)
    #expect(try await found("0912345678", "試1") == ["2026-000001"], "every word must fit")
    #expect(try await found("APPLICANT31@example.tw") == ["2026-000031"])
    #expect(try await found("@example.tw", "70/1/1") == all, "born that day")
    #expect(try await found("2026-11-20") == all, "submitted that day")
    #expect(try await found("2026-11-21").isEmpty)
    #expect(try await found("查無人") == ["R-1"], "a returned form")
  }

  @Test("finds names in whichever forms of their characters, and takes no word for a pattern")
  func forms() async throws {
    try home.put("R-2", applicant: ["phone": "02-2345-6789", "name": "臺峰 Wang [A*]"])
    _ = try await home.run("intake")
    for word in ["台峯", "臺峰", "台峰 WANG", "[a*"] { #expect(try await found(word) == ["R-2"], "\(word)") }
    for word in ["台*W", "峰?Wang", "[A-Z]"] { #expect(try await found(word).isEmpty, "\(word)") }
  }

  @Test("masks what it shows, and the journal tells who looked whom up")
  func maskedAndNoted() async throws {
    let outcome = try await home.run("search", "測試31")
    #expect(outcome.status == 0 && outcome.output.contains("2026-000031\treferred\t2026-11-20\t"), "\(outcome)")
    for secret in [try Samples.person(31).text, "測試31號", "0912"] { #expect(!outcome.output.contains(secret)) }
    let log = try await home.run("access", "log", "--json").object()
    let lines = try #require(log["accesses"] as? [[String: Any]])
    #expect(lines.map { $0["what"] as? String } == ["found"])
    #expect(lines.map { $0["application"] as? String } == ["2026-000031"])
  }

  @Test("says that there are more, and what no search takes")
  func limits() async throws {
    #expect(try await home.run("search", "測試", "--limit", "2").output.contains("There are more"))
    #expect(try await home.run("search", "沒有").output == "No application fits.\n")
    let outcome = try await home.run("search", "12")
    #expect(outcome.status == 64 && outcome.errors.contains("`12` is no name"), "\(outcome)")
  }
}
