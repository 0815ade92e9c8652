import Casebook
import CasebookConformance
import Foundation
import ReviewDomain
import Testing

@Suite("Commands on several applications", .timeLimit(.minutes(20)))
struct SeveralApplicationsTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
    try home.refer([1, 2, 3])
  }

  @Test("show and tell each, and go on after one that is not there")
  func several() async throws {
    for command in ["show", "history"] {
      let lines = try await home.run(command, "1", "2026-000003", "1", "--json").lines()
      #expect(lines.map { $0["application"] as? String } == ["2026-000001", "2026-000003"], "\(command)")
      let outcome = try await home.run(command, "2026-000001", "2026-000099", "2026-000002")
      #expect(outcome.status == 66 && outcome.errors.contains("there is no application 2026-000099"), "\(outcome)")
      #expect(outcome.output.contains("2026-000001") || command == "history", "\(outcome)")
      #expect(outcome.output.contains("\n\n"), "an empty line between: \(outcome)")
    }
  }

  @Test("list those that were asked for, wherever they stand")
  func queue() async throws {
    #expect(try await home.run("approve", "2").status == 0)
    let answer = try await home.run("queue", "3", "2026-000002", "--json").object()
    let lines = try #require(answer["applications"] as? [[String: Any]])
    #expect(lines.map { $0["application"] as? String } == ["2026-000003", "2026-000002"])
    #expect(lines.map { $0["status"] as? String } == ["referred", "approved"])
    let text = try await home.run("queue", "3", "2026-000002").output
    #expect(text.hasPrefix("APPLICATION\tDUE\tID NUMBER\tNAME\tREASONS\tSTATUS\n2026-000003\t"), "\(text)")
    #expect(try await home.run("queue", "3", "--mine").status == 64)
  }
}
