import Casebook
import CasebookConformance
import Crypto
import Foundation
import NightRun
import Notices
import ReviewDomain
import Synchronization
import Testing

@Suite("A night", .timeLimit(.minutes(20)))
struct NightTests {
  let office: TestOffice
  let worker: FakeWorker

  init() throws {
    office = try TestOffice()
    worker = try FakeWorker()
  }

  /// A night at an hour after `Samples.start`, with a lease holder of its own.
  private func night(at hour: Double, by rules: RuleSet = NightFixtures.rules, timeLimit: Int = 20) -> Night {
    Night(
      home: office.home, casebook: office.casebook, rules: rules, notices: office.notices,
      transport: MaildirTransport(directory: office.home.outbox), pool: worker.pool(workers: 2, timeLimit: timeLimit),
      effects: NightEffects(now: { Samples.hour(hour) }, holder: "night at \(hour)"))
  }

  private func put(_ number: Int, headHeight: Double? = nil) throws {
    let bundle = try TestBundle(number)
    try office.put(bundle, as: "bundle-\(number)")
    if let headHeight { try worker.answer(try photo(of: bundle), with: FakeWorker.evidence(headHeight: headHeight)) }
  }

  private func photo(of bundle: TestBundle) throws -> String {
    let data = try #require(bundle.files["portrait.jpg"])
    return SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
  }

  @Test("decides the clear cases, refers the rest, and mails each applicant once")
  func decides() async throws {
    try put(1, headHeight: 0.5)
    try put(2, headHeight: 0.05)
    try put(3, headHeight: 0.15)
    let summary = try await night(at: 1).run(stop: StopSignal()) { _ in }

    #expect(try (1...3).map { try office.status($0) } == [.approved, .rejected, .referred])
    #expect(summary.approved == 1 && summary.rejected == 1 && summary.referred == 1)
    #expect(summary.reasons == ["head_cropped": 2])
    #expect(summary.waitingForReview == 1)
    #expect(summary.intake.registered == 3)
    #expect(!summary.stoppedEarly)
    #expect(summary.mail.sent == 3)
    let mails = try office.casebook.notices(after: nil, limit: 100)
    let sent = mails.filter { $0.status == .sent }
    #expect(sent.map(\.notice.kind) == [.rejected, .approved, .received], "receipt and result are one mail")
    #expect(mails.count == 5 && mails.allSatisfy { $0.status == .sent || $0.status == .withdrawn })
    #expect(try office.mails() == Dictionary(uniqueKeysWithValues: sent.map { ($0.notice.messageID, $0.notice.bytes) }))
    let head = try #require(try office.casebook.journalHead())
    #expect(summary.journalHead == "\(head.sequence):\(head.hash)")
    let rejected = try #require(try office.casebook.record(of: Samples.id(2)))
    #expect(rejected.decisions.map(\.decidedBy) == [.machine])
    #expect(rejected.decisions.map(\.reasons) == [["head_cropped"]])
    #expect(rejected.judgement?.ruleSet == NightFixtures.rules.sha256)
    let night = try #require(try office.casebook.lastNight())
    #expect(night.holder == "night at 1.0" && night.ending?.outcome == .whole)
    let figures = try #require(night.ending?.figures)
    #expect(figures.registered == 3 && figures.rejected == 1 && figures.mailsSent == 3, "\(figures)")
  }

  @Test("changes nothing the second time, not a byte of mail")
  func secondNight() async throws {
    for number in 1...3 { try put(number) }
    _ = try await night(at: 1).run(stop: StopSignal()) { _ in }
    let head = try office.casebook.journalHead()
    let mails = try office.mails()
    let starts = worker.starts

    let summary = try await night(at: 30).run(stop: StopSignal()) { _ in }
    #expect(summary.inspected == 0 && summary.mail == MailResult() && summary.intake == IntakeResult())
    #expect(try office.casebook.journalHead() == head)
    #expect(try office.mails() == mails)
    #expect(worker.starts == starts)
  }

  @Test("refers what no worker survived as inspection_failed, mails only the receipt, and decides the others")
  func inspectionFails() async throws {
    try put(1)
    try put(2)
    try worker.dieOf(try photo(of: TestBundle(1)))
    let summary = try await night(at: 1).run(stop: StopSignal()) { _ in }
    #expect(summary.inspectionFailures == 1)
    #expect(try office.status(1) == .referred)
    #expect(try office.status(2) == .approved)
    let record = try #require(try office.casebook.record(of: Samples.id(1)))
    #expect(record.judgement?.reasons == [.inspectionFailed])
    #expect(record.notices.map(\.notice.kind) == [.received])
  }

  @Test(
    "refers an application whose picture was damaged in the store, whatever a worker would say of it, and names the picture"
  )
  func damagedPicture() async throws {
    try put(1, headHeight: 0.05)
    try put(2)
    try put(3)
    try office.takeIn()
    let store = PictureStore(folder: office.home.pictures)
    let damaged = try [
      #require(try office.casebook.record(of: Samples.id(1))).portraitSHA256,
      #require(try office.casebook.record(of: Samples.id(3))).identitySHA256,
    ].map { store.url(of: $0) }
    for file in damaged { try Data("head of zeros".utf8).write(to: file) }

    let summary = try await night(at: 2).run(stop: StopSignal()) { _ in }
    #expect(try (1...3).map { try office.status($0) } == [.referred, .approved, .referred])
    #expect(summary.reasons == [.pictureDamaged: 2])
    #expect(summary.damagedPictures.map(\.application) == [try Samples.id(1), try Samples.id(3)])
    #expect(summary.damagedPictures.map(\.upload) == [.portrait, .identity])
    #expect(summary.damagedPictures.map(\.path) == damaged.map(\.path))
    let record = try #require(try office.casebook.record(of: Samples.id(3)))
    #expect(record.judgement?.fired.map(\.subject) == [.identity])
    #expect(record.notices.map(\.notice.kind) == [.received])
    #expect(try worker.requests == [photo(of: TestBundle(2))])

    // Whoever sends the bundle again heals the store.
    try put(1)
    #expect(try office.takeIn(at: Samples.hour(3)).alreadyKnown == 1)
    #expect(try Data(contentsOf: damaged[0]) == TestBundle(1).files["portrait.jpg"])
  }

  @Test("leaves the rest to the next run when asked to stop in the middle, nothing of it claimed")
  func stops() async throws {
    let count = Night.batchSize + 6
    for number in 1...count { try put(number) }
    let stop = StopSignal()
    let summary = try await night(at: 1).run(stop: stop) { step in
      if step.phase == .inspection { stop.ask() }
    }
    #expect(summary.stoppedEarly)
    #expect((1...Night.batchSize).contains(summary.inspected))
    #expect(summary.mail == MailResult())
    #expect(try office.mails().isEmpty)
    #expect(try office.casebook.counts()[.received] == count - summary.inspected)

    // At the same hour: what was given back is free at once.
    let rest = try await night(at: 1).run(stop: StopSignal()) { _ in }
    #expect(rest.inspected == count - summary.inspected)
    #expect(!rest.stoppedEarly)
    #expect(try office.casebook.counts()[.approved] == count)
    #expect(try office.mails().count == count)
  }

  @Test("asked to stop while a worker hangs, waits some seconds, gives the picture back and ends")
  func stopsThoughAWorkerHangs() async throws {
    try put(1)
    try worker.hangOn(try photo(of: TestBundle(1)))
    let stop = StopSignal()
    let asker = Task {
      try await Task.sleep(for: .milliseconds(300))
      stop.ask()
    }
    // Were it waited for, this test's own time would run out.
    let summary = try await night(at: 1, timeLimit: 600).run(stop: stop) { _ in }
    try await asker.value
    #expect(summary.stoppedEarly && summary.inspected == 0)
    #expect(try office.status(1) == .received)
    #expect(try office.casebook.claim(limit: 1, holder: "next", lease: 60, at: Samples.hour(1)).count == 1)
  }

  @Test("asked to stop while a hanging night keeps it from recording, gives everything back and ends")
  func stopsThoughAnotherNightHangs() async throws {
    try put(1)
    let held = try RunLock(at: office.home.url.appending(path: "completion.lock"))
    let stop = StopSignal()
    // Were the other waited for, this test's own time would run out.
    let summary = try await night(at: 1).run(stop: stop) { step in
      if step.phase == .inspection { stop.ask() }
    }
    #expect(summary.stoppedEarly && summary.inspected == 0)
    #expect(try office.casebook.claim(limit: 1, holder: "next", lease: 60, at: Samples.hour(1)).count == 1)
    withExtendedLifetime(held) {}
  }

  @Test("ends with the cause, and refers nobody, when no worker starts at all")
  func noWorkerStarts() async throws {
    try put(1)
    let broken = try FakeWorker(greeting: nil)
    let night = Night(
      home: office.home, casebook: office.casebook, rules: NightFixtures.rules, notices: office.notices,
      transport: MaildirTransport(directory: office.home.outbox), pool: broken.pool(),
      effects: NightEffects(now: { Samples.hour(1) }, holder: "a"))
    await #expect(throws: WorkerFault.self) { try await night.run(stop: StopSignal()) { _ in } }
    #expect(try office.status(1) == .received)
    #expect(try office.mails().count == 1, "the receipt needs no workers")
    #expect(try office.casebook.lastNight()?.ending?.outcome == .failed)
    #expect(try await self.night(at: 1).run(stop: StopSignal()) { _ in }.approved == 1)
  }

  @Test("keeps its workers from one batch to the next")
  func keepsWorkers() async throws {
    for number in 1...(2 * Night.batchSize + 1) { try put(number) }
    #expect(try await night(at: 1, timeLimit: 600).run(stop: StopSignal()) { _ in }.approved == 2 * Night.batchSize + 1)
    #expect(worker.starts <= 2)
  }

  @Test("waits for the leases of a dead night to end, and does its work")
  func deadNight() async throws {
    try put(1)
    try office.takeIn()
    _ = try office.casebook.claim(limit: 10, holder: "dead", lease: 60, at: Samples.hour(1))
    // Ten seconds pass whenever somebody looks at the clock.
    let looks = Atomic(0)
    let next = Night(
      home: office.home, casebook: office.casebook, rules: NightFixtures.rules, notices: office.notices,
      transport: MaildirTransport(directory: office.home.outbox), pool: worker.pool(),
      effects: NightEffects(
        now: { Samples.hour(1) + 10 * Double(looks.add(1, ordering: .relaxed).newValue) }, holder: "next"))
    let summary = try await next.run(stop: StopSignal()) { _ in }
    #expect(summary.inspected == 1)
    #expect(try office.status(1) == .approved)
    #expect(looks.load(ordering: .relaxed) >= 6, "it took the lease before its end")
  }

  @Test("asked to stop while it waits for what another holds, ends and leaves it")
  func stopsWaiting() async throws {
    try put(1)
    try office.takeIn()
    let claims = try office.casebook.claim(limit: 10, holder: "other", lease: 60, at: Samples.hour(1))
    let stop = StopSignal()
    let waiting = night(at: 1)
    async let summary = waiting.run(stop: stop) { _ in }
    try await Task.sleep(for: .milliseconds(300))
    stop.ask()
    #expect(try await summary.stoppedEarly)
    #expect(try office.casebook.heartbeat(claims, lease: 60, at: Samples.hour(1)).isEmpty)
  }

  @Test("gives its claims back when it cannot go on, so that a run right after it goes on with them")
  func givesBack() async throws {
    try put(1, headHeight: 0.05)
    let unmailable = RuleSet(
      rules: NightFixtures.rules.rules,
      reasons: [Reason(code: "head_cropped", caption: "頭部", advice: "見 www.example.tw", machineMayReject: true)],
      machineMayApprove: true, sha256: "spoiled")
    await #expect(throws: NoticeError.self) { try await night(at: 1, by: unmailable).run(stop: StopSignal()) { _ in } }
    #expect(try office.status(1) == .received)
    #expect(try await night(at: 1).run(stop: StopSignal()) { _ in }.rejected == 1)
  }

  @Test("tells how many mails wait and until when, also in the night after, which is too early for them")
  func postponedMail() async throws {
    try put(1)
    let transport = ScriptedTransport([try Samples.id(1): .temporary(detail: "disk full")])
    for hour in [1.0, 1.1] {
      let night = Night(
        home: office.home, casebook: office.casebook, rules: NightFixtures.rules, notices: office.notices,
        transport: transport, pool: worker.pool(),
        effects: NightEffects(now: { Samples.hour(hour) }, holder: "night at \(hour)"))
      let mail = try await night.run(stop: StopSignal()) { _ in }.mail
      #expect(mail.waiting == 1 && mail.nextAttemptAt == Samples.hour(1) + 20 * 60, "\(mail)")
      #expect(mail.postponed == (hour == 1 ? 1 : 0))
    }
    let later = try await night(at: 1.4).run(stop: StopSignal()) { _ in }.mail
    #expect(later.sent == 1 && later.waiting == 0 && later.nextAttemptAt == nil)
  }

  @Test("tells of progress in each phase, up to the whole")
  func progress() async throws {
    for number in 1...3 { try put(number) }
    let steps = StepLog()
    _ = try await night(at: 1).run(stop: StopSignal()) { steps.add($0) }
    let all = steps.all
    #expect(all.contains(NightProgress(phase: .intake, done: 3, total: 3)))
    #expect(all.contains(NightProgress(phase: .inspection, done: 3, total: 3)))
    #expect(all.contains(NightProgress(phase: .mail, done: 3, total: nil)))
  }
}
