import Casebook
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite("A clock that is wrong", .timeLimit(.minutes(20)))
struct ClockTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
  }

  /// Notes a year from now in the journal, as a night does whose clock is ahead.
  private func nightOfAYearFromNow() async throws {
    try home.put("2026-1")
    #expect(try await home.run("intake").status == 0)
    let casebook = try home.casebook()
    let ahead = Date() + 365 * 86_400
    let due = try casebook.pendingNotices(limit: 1, at: ahead)
    try casebook.recordDeliveries(due.map { Delivery(entry: $0.id, outcome: .sent, detail: "") }, at: ahead)
    try home.put("2026-2", applicant: ["idNumber": "A223456781"])
  }

  @Test("stops a night and an intake before anything is touched, until somebody says that it is right")
  func behindTheJournal() async throws {
    try await nightOfAYearFromNow()
    let before = try home.traces()
    for command in ["run", "intake"] {
      let outcome = try await home.run(command)
      #expect(outcome.status == 75, "\(outcome)")
      #expect(outcome.errors.contains("--clock-is-right") && outcome.errors.contains("the journal's last entry is of"))
    }
    #expect(try home.traces() == before)
    let trusted = try await home.run("intake", "--clock-is-right", "--json")
    #expect(trusted.status == 0, "\(trusted)")
    #expect(try trusted.object()["registered"] as? Int == 1)
    #expect(try await home.run("run").status == 0, "the journal goes on from now")
  }

  @Test("leaves an inbox that is from the future as a whole, and says so")
  func inboxFromTheFuture() async throws {
    try home.put("2026-1", submittedAt: "2999-11-20T09:31:00+08:00")
    for command in ["run", "intake"] {
      let outcome = try await home.run(command)
      #expect(outcome.status == 75, "\(outcome)")
      #expect(outcome.errors.contains("set the clock that is wrong"))
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
    #expect(try home.folder.waitingBundles() == ["2026-1"])
    #expect(try home.folder.refusedBundles() == [])
  }
}
