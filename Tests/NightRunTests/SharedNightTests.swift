import Casebook
import CasebookConformance
import Crypto
import Foundation
import NightRun
import Notices
import ReviewDomain
import Testing

@Suite("Two nights that share the work", .timeLimit(.minutes(20)))
struct SharedNightTests {
  /// A night with a connection of its own, as another process has it.
  private func night(_ name: String, in office: TestOffice, by worker: FakeWorker) throws -> Night {
    Night(
      home: office.home, casebook: try SQLiteCasebook(path: office.home.casebook.path, create: false),
      rules: NightFixtures.rulesOnDuplicates, notices: office.notices,
      transport: MaildirTransport(directory: office.home.outbox),
      pool: worker.pool(workers: 2), effects: NightEffects(now: { Samples.hour(1) }, holder: name))
  }

  @Test("inspect and mail everything once, and find a photo in whichever of the two its copy was")
  func share() async throws {
    let office = try TestOffice()
    let worker = try FakeWorker()
    let pairs = 200
    for number in 1...(2 * pairs) {
      let bundle = try TestBundle(number, hour: Double(number % pairs) / 1000)
      try office.put(bundle, as: "bundle-\(number)")
      let photo = SHA256.hash(data: try #require(bundle.files["portrait.jpg"]))
      // Two people a photo, far apart in the inbox and near in time.
      try worker.answer(
        photo.map { String(format: "%02x", $0) }.joined(),
        with: FakeWorker.evidence(headHeight: 0.5, hash: Samples.hash(1 + number % pairs)))
    }
    let summaries = try await withThrowingTaskGroup(of: NightSummary.self) { group in
      for name in ["a", "b"] {
        let night = try night(name, in: office, by: worker)
        group.addTask { try await night.run(stop: StopSignal()) { _ in } }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(summaries.reduce(0) { $0 + $1.intake.registered } == 2 * pairs)
    #expect(summaries.reduce(0) { $0 + $1.inspected } == 2 * pairs)
    #expect(summaries.allSatisfy { $0.inspected > 0 }, "one night did all the work")
    #expect(summaries.reduce(0) { $0 + $1.stale } == 0)
    let counts = try office.casebook.counts()
    #expect(counts[.approved] == pairs && counts[.referred] == pairs, "\(counts)")
    #expect(summaries.reduce(0) { $0 + $1.mail.sent } == 2 * pairs)
    #expect(try office.mails().count == 2 * pairs)
    #expect(try office.casebook.diagnostics().isHealthy)
  }
}
