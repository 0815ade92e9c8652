import AgencyRules
import Casebook
import Foundation
import Notices
import ReviewDomain

/// One night: takes in the inbox, inspects what waits, decides the clear cases, and sends the mail that is due.
///
/// Whatever ends it half way, the next night goes on from the casebook: applications are claimed with a lease and completed in
/// transactions of their own batch. Several nights may share the inspections; of what only one can do at a time, each
/// waits for its turn.
public struct Night: Sendable {
  /// How many applications a claim takes at most: enough to outweigh the syncs of a commit, few enough that a kill wastes
  /// seconds of work.
  package static let batchSize = 128
  /// Seconds a claim lasts without a heartbeat; a dead night's work is free after two of these.
  static let lease: TimeInterval = 60
  /// How long a night waits before it asks again for work that others hold.
  private static let lookAgain = Duration.milliseconds(500)

  let home: HomeFolder
  let casebook: any Casebook
  let rules: RuleSet
  /// Of the machine's approvals.
  let secondReadShare: Double
  let notices: NoticeRenderer
  let transport: any MailTransport
  let schedule: RetrySchedule
  let pool: WorkerPool
  let effects: NightEffects

  public init(
    home: HomeFolder, casebook: any Casebook, rules: RuleSet, notices: NoticeRenderer, transport: any MailTransport,
    schedule: RetrySchedule = .standard, pool: WorkerPool, effects: NightEffects,
    secondReadShare: Double = 0
  ) {
    self.secondReadShare = secondReadShare
    self.schedule = schedule
    self.home = home
    self.casebook = casebook
    self.rules = rules
    self.notices = notices
    self.transport = transport
    self.pool = pool
    self.effects = effects
  }

  /// Runs until nothing is left to do, or `stop` is asked. The casebook remembers when it began and how it ended.
  ///
  /// - Parameters:
  ///   - handingOverMail: whether to send the mail that is due.
  ///   - progress: told of every step, for a bar on a terminal.
  /// - Throws: `CasebookError`, `FileFault`, a `NoticeError`, or a `WorkerFault` when no worker starts.
  public func run(
    stop: StopSignal, handingOverMail: Bool = true, progress: @escaping @Sendable (NightProgress) -> Void
  ) async throws -> NightSummary {
    var summary = NightSummary(startedAt: effects.now())
    let record = try casebook.beginNight(holder: effects.holder, at: summary.startedAt)
    do {
      try await work(stop: stop, handingOverMail: handingOverMail, into: &summary, progress: progress)
      summary.endedAt = effects.now()
      try casebook.endNight(
        record,
        .init(at: summary.endedAt, outcome: summary.stoppedEarly ? .stopped : .whole, figures: summary.figures))
    } catch {
      // What is to be heard of is the cause. It may keep this from being written too; then the night stays without an end.
      try? casebook.endNight(record, .init(at: effects.now(), outcome: .failed, figures: summary.figures))
      throw error
    }
    return summary
  }

  private func work(
    stop: StopSignal, handingOverMail: Bool, into summary: inout NightSummary,
    progress: @escaping @Sendable (NightProgress) -> Void
  ) async throws {
    try await takeIn(stop: stop, into: &summary, progress: progress)
    var noWorkers: WorkerFault?
    do {
      try await inspectAll(stop: stop, into: &summary, progress: progress)
    } catch let fault as WorkerFault {
      // Mail that is due needs no workers.
      noWorkers = fault
    }
    if handingOverMail { try await deliver(stop: stop, into: &summary, progress: progress) }
    if let noWorkers { throw noWorkers }
    summary.stoppedEarly = stop.isAsked
    summary.waitingForReview = try casebook.counts()[.referred] ?? 0
    summary.journalHead = try casebook.journalHead()?.description ?? ""
  }

  private func takeIn(
    stop: StopSignal, into summary: inout NightSummary, progress: @escaping @Sendable (NightProgress) -> Void
  ) async throws {
    let start = effects.now()
    defer { summary.seconds.intake = effects.now().timeIntervalSince(start) }
    guard let turn = try await RunLock.wait(at: home.intakeLock, unless: stop) else { return }
    try Intake(home: home, casebook: casebook, notices: notices, reasons: rules.reasons)
      .run(at: effects.now, stop: { stop.isAsked }, into: &summary.intake) { done, total in
        progress(NightProgress(phase: .intake, done: done, total: total))
      }
    withExtendedLifetime(turn) {}
  }

  private func deliver(
    stop: StopSignal, into summary: inout NightSummary, progress: @escaping @Sendable (NightProgress) -> Void
  ) async throws {
    let start = effects.now()
    defer { summary.seconds.mail = effects.now().timeIntervalSince(start) }
    guard let turn = try await RunLock.wait(at: home.mailLock, unless: stop) else { return }
    try MailRound(casebook: casebook, transport: transport, schedule: schedule)
      .runWhole(at: effects.now, stop: stop, into: &summary.mail) { done in
        progress(NightProgress(phase: .mail, done: done, total: nil))
      }
    withExtendedLifetime(turn) {}
  }

  private func inspectAll(
    stop: StopSignal, into summary: inout NightSummary, progress: @escaping @Sendable (NightProgress) -> Void
  ) async throws {
    let start = effects.now()
    defer { summary.seconds.inspection = effects.now().timeIntervalSince(start) }
    let total = try casebook.counts()[.received] ?? 0
    if total == 0 { return }
    let soFar = summary
    let (done, failure) = await pool.withCrew(reading: [home.pictures.path]) { crew -> (NightSummary, (any Error)?) in
      var summary = soFar
      var failure: (any Error)?
      do {
        try await inspectAll(total, by: crew, stop: stop, into: &summary, progress: progress)
      } catch {
        failure = error
      }
      summary.workersLost += await crew.lost.map(\.description)
      summary.workersRefused = await crew.refused
      return (summary, failure)
    }
    summary = done
    if let failure { throw failure }
  }

  private func inspectAll(
    _ total: Int, by crew: WorkerCrew, stop: StopSignal, into summary: inout NightSummary,
    progress: @escaping @Sendable (NightProgress) -> Void
  ) async throws {
    let round = InspectionRound(
      home: home, casebook: casebook, rules: rules, notices: notices, crew: crew, effects: effects, lease: Self.lease,
      secondReadShare: secondReadShare)
    var portraits = PortraitIndex()
    var done = 0
    while !stop.isAsked {
      let claims = try casebook.claim(
        limit: Self.batchSize, holder: effects.holder, lease: Self.lease, at: effects.now())
      if claims.isEmpty {
        // What others still hold is not done: a night that shares the work may die, and one that died has let no lease end yet.
        guard try casebook.counts()[.received] ?? 0 > 0 else { break }
        try await Task.sleep(for: Self.lookAgain)
        continue
      }
      let offset = done
      do {
        try await round.run(claims, against: &portraits, stop: stop, into: &summary) { finished in
          progress(NightProgress(phase: .inspection, done: offset + finished, total: total))
        }
      } catch {
        // So that a run right after this one finds them again; where it fails too, the leases end by themselves.
        try? casebook.release(claims, at: effects.now())
        throw error
      }
      done += claims.count
    }
  }
}

/// How far the night is.
public struct NightProgress: Sendable, Hashable {
  public enum Phase: String, Sendable, Hashable {
    case intake
    case inspection
    case mail
  }

  public let phase: Phase
  public let done: Int
  /// Nil where it is not known beforehand.
  public let total: Int?

  public init(phase: Phase, done: Int, total: Int?) {
    self.phase = phase
    self.done = done
    self.total = total
  }
}
