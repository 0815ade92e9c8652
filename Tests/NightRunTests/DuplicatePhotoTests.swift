import Casebook
import CasebookConformance
import Crypto
import Foundation
import NightRun
import Notices
import ReviewDomain
import Testing

@Suite("A photo used by two people", .timeLimit(.minutes(20)))
struct DuplicatePhotoTests {
  private let office: TestOffice
  private let worker: FakeWorker

  init() throws {
    office = try TestOffice()
    worker = try FakeWorker()
  }

  @discardableResult
  private func night(at hour: Double) async throws -> NightSummary {
    let night = Night(
      home: office.home, casebook: office.casebook, rules: NightFixtures.rulesOnDuplicates, notices: office.notices,
      transport: MaildirTransport(directory: office.home.outbox), pool: worker.pool(workers: 2),
      effects: NightEffects(now: { Samples.hour(hour) }, holder: "night at \(hour)"))
    return try await night.run(stop: StopSignal()) { _ in }
  }

  private func put(
    _ number: Int, person: Int? = nil, hour: Double, hash: PerceptualHash?, headHeight: Double = 0.5
  ) throws {
    let bundle = try TestBundle(number, person: person, hour: hour)
    try office.put(bundle, as: "bundle-\(number)")
    let data = try #require(bundle.files["portrait.jpg"])
    let digest = SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
    try worker.answer(digest, with: FakeWorker.evidence(headHeight: headHeight, hash: hash))
  }

  private func expectDuplicate(
    _ number: Int, of other: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let record = try #require(try office.casebook.record(of: Samples.id(number)), sourceLocation: sourceLocation)
    #expect(record.status == .referred, sourceLocation: sourceLocation)
    #expect(record.judgement?.reasons == ["duplicate_photo"], sourceLocation: sourceLocation)
    let found = record.evidence?.portrait["duplicate.nearest"]
    let named = try Samples.id(other).text
    #expect(found?.evidence.contains(named) == true, "\(String(describing: found))", sourceLocation: sourceLocation)
  }

  @Test("in one night refers the later application, whatever the order in which bundles and answers come")
  func sameNight() async throws {
    let photo = Samples.hash(1)
    try put(1, hour: 0.5, hash: photo.changed(bits: 10))
    try put(2, hour: 0.1, hash: photo)
    try put(3, hour: 0.2, hash: Samples.hash(3))
    let summary = try await night(at: 1)
    #expect(try office.status(2) == .approved)
    #expect(try office.status(3) == .approved)
    try expectDuplicate(1, of: 2)
    #expect(summary.reasons == ["duplicate_photo": 1])
  }

  @Test("is found in another batch of the same night")
  func laterBatch() async throws {
    let photo = Samples.hash(1)
    let last = Night.batchSize + 1
    for number in 1..<last {
      try put(number, hour: Double(number) / 100, hash: Samples.hash(number))
    }
    try put(last, hour: 0.9, hash: photo.changed(bits: 16))
    try await night(at: 1)
    try expectDuplicate(last, of: 1)
    #expect(try office.casebook.counts()[.approved] == Night.batchSize)
  }

  @Test("is found on a later night, whatever became of the first one's application")
  func laterNight() async throws {
    // Approved and cancelled, rejected, and superseded after it was referred.
    try put(1, hour: 0, hash: Samples.hash(1))
    try put(2, hour: 0.1, hash: Samples.hash(2), headHeight: 0.05)
    try put(3, hour: 0.2, hash: Samples.hash(3), headHeight: 0.15)
    try await night(at: 1)
    try office.casebook.cancelSample(1, at: Samples.hour(2))
    try put(13, person: 3, hour: 2, hash: Samples.hash(13))
    try await night(at: 3)
    #expect(try (1...3).map { try office.status($0) } == [.cancelled, .rejected, .superseded])

    for number in 1...3 { try put(number + 20, hour: 4, hash: Samples.hash(number).changed(bits: 6)) }
    try await night(at: 5)
    for number in 1...3 { try expectDuplicate(number + 20, of: number) }
  }

  @Test("is none when one person applies again with the same photo")
  func samePerson() async throws {
    try put(1, hour: 0, hash: Samples.hash(1), headHeight: 0.05)
    try await night(at: 1)
    #expect(try office.status(1) == .rejected)
    try put(2, person: 1, hour: 2, hash: Samples.hash(1))
    try await night(at: 3)
    #expect(try office.status(2) == .approved)
    let found = try office.casebook.record(of: Samples.id(2))?.evidence?.portrait["duplicate.nearest"]
    #expect(found?.value == .number(256), "nobody else has a photo here")
  }

  @Test("is none just over the limit")
  func overTheLimit() async throws {
    try put(1, hour: 0, hash: Samples.hash(1))
    try put(2, hour: 0.1, hash: Samples.hash(1).changed(bits: 17))
    try await night(at: 1)
    #expect(try office.status(2) == .approved)
  }

  @Test("does not save a photo that has to be rejected anyway")
  func rejectedAnyway() async throws {
    try put(1, hour: 0, hash: Samples.hash(1))
    try put(2, hour: 0.1, hash: Samples.hash(1), headHeight: 0.05)
    try await night(at: 1)
    #expect(try office.status(2) == .rejected)
    #expect(try office.casebook.record(of: Samples.id(2))?.decisions.map(\.reasons) == [["head_cropped"]])
  }

  @Test("cannot be ruled out without a hash: the application is referred")
  func withoutHash() async throws {
    try put(1, hour: 0, hash: nil)
    try await night(at: 1)
    #expect(try office.status(1) == .referred)
    #expect(try office.casebook.record(of: Samples.id(1))?.judgement?.reasons == [.undetermined])
  }
}
