import Foundation
import Testing

@Suite("Times", .timeLimit(.minutes(20)))
struct TimesTests {
  @Test("are Taiwan's for people, without fractions of a second, and UTC in JSON")
  func times() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    #expect(try await home.run("intake").status == 0)
    let shown = try await home.run("show", "2026-1")
    #expect(shown.output.contains("2025-11-20 09:31:00"), "\(shown.output)")
    #expect(try await home.run("show", "2026-1", "--json").output.contains("2025-11-20T01:31:00.000Z"))
    for reader in CommandOutputTests.readers {
      let outcome = try await Program.run(reader + ["--home", home.folder.url.path])
      #expect(!outcome.output.contains(/\d\d:\d\d:\d\d(\.\d+|Z)/), "\(reader): \(outcome.output)")
    }
    #expect(try await home.run("history", "2026-1", "--json").output.contains(/\d\d:\d\d:\d\d\.\d\d\dZ/))
  }
}
