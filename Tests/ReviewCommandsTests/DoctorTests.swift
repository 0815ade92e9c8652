import Casebook
import Foundation
import Testing

@Suite("The doctor command", .timeLimit(.minutes(20)))
struct DoctorTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
  }

  private func finding(_ what: String) async throws -> (words: String, healthy: Bool) {
    let checks = try await home.run("doctor", "--json").object()["checks"] as? [[String: Any]]
    let check = try #require(checks?.first { $0["what"] as? String == what }, "no check of \(what)")
    return (try #require(check["finding"] as? String), try #require(check["healthy"] as? Bool))
  }

  private func night(endedHoursAgo hours: Double, as outcome: NightRecord.Outcome) throws {
    let casebook = try home.casebook()
    let end = Date(timeIntervalSinceNow: -hours * 3600)
    let night = try casebook.beginNight(holder: "a", at: end - 60)
    try casebook.endNight(night, .init(at: end, outcome: outcome, figures: NightFigures()))
  }

  @Test("knows when the last good night was, and calls for a look when that is two days ago")
  func lastGoodNight() async throws {
    let none = try await finding("last good night")
    #expect(none.words == "there has been none yet" && none.healthy)
    try night(endedHoursAgo: 100, as: .whole)
    try night(endedHoursAgo: 1, as: .failed)
    let old = try await finding("last good night")
    #expect(old.words.contains("4 days ago") && !old.healthy, "\(old)")
    try night(endedHoursAgo: 9, as: .whole)
    let fresh = try await finding("last good night")
    #expect(fresh.words.contains("9 h ago") && fresh.healthy, "\(fresh)")
  }

  @Test("names what lies in refused/, which is nothing wrong with the system")
  func refused() async throws {
    let none = try await finding("refused")
    #expect(none.words == "nothing lies in refused/" && none.healthy)
    for number in 1...7 { try home.put("2026-\(number)", as: "bad-\(number)", applicant: ["email": "none"]) }
    #expect(try await home.run("intake").status == 65)
    let found = try await finding("refused")
    #expect(found.words.contains("7 in \(home.folder.refused.path): bad-1, bad-2"), "\(found)")
    #expect(found.healthy)
  }

  @Test("goes on where config.yaml or the casebook is gone")
  func gone() async throws {
    try FileManager.default.removeItem(at: home.folder.configuration)
    let unconfigured = try await home.run("doctor")
    #expect(unconfigured.status == 78)
    #expect(unconfigured.output.contains("MEND\tconfiguration") && unconfigured.output.contains("ok\tjournal"))
    try Data("schema: 1\nmail:\n  from: a@example.tw\n  sender_name: a\n".utf8).write(to: home.folder.configuration)
    try FileManager.default.removeItem(at: home.folder.casebook)
    let unrecorded = try await home.run("doctor")
    #expect(unrecorded.status == 78)
    #expect(unrecorded.output.contains("ok\tconfiguration") && unrecorded.output.contains("MEND\tdatabase"))
  }
}
