import Casebook
import Foundation
import Notices
import ReviewDomain

/// Inspects and judges one batch of claims and records the outcome in one transaction.
struct InspectionRound: Sendable {
  let home: HomeFolder
  let casebook: any Casebook
  let rules: RuleSet
  let notices: NoticeRenderer
  let crew: WorkerCrew
  let effects: NightEffects
  let lease: TimeInterval
  let secondReadShare: Double

  /// Records every claim that the workers finished, and gives back the others.
  ///
  /// - Parameter portraits: those of earlier inspections, brought up to date here.
  /// - Throws: `WorkerFault`, after that, when no worker starts: that is no picture's fault, and no application's.
  func run(
    _ claims: [Claim], against portraits: inout PortraitIndex, stop: StopSignal, into summary: inout NightSummary,
    progress: @Sendable (Int) -> Void
  ) async throws {
    let heart = heart(of: claims)
    defer { heart.cancel() }
    let damaged = await DamagedPicture.all(of: claims, in: pictures)
    let results = await inspect(claims, but: damaged, stop: stop, progress: progress)
    // Work that is done is recorded though a stop was asked for: whoever holds the lock needs a moment. Not more than that: they may
    // hang, and whoever asked does not wait long.
    guard let turn = try await RunLock.wait(at: home.completionLock, unless: stop, grace: .seconds(1)) else {
      return try casebook.release(claims, at: effects.now())
    }
    try portraits.refresh(from: casebook)
    let time = effects.now()
    var completions: [Completion] = []
    var unfinished: [Claim] = []
    var notStarted: WorkerFault?
    // In the order of the claims, whatever the order in which workers finished: of two people with one photo it is
    // always the later application that is referred.
    for (index, claim) in claims.enumerated() {
      if let damaged = damaged[index] {
        completions.append(
          try completion(of: claim, judged: InspectionJudgement.of(damaged, by: rules), at: time))
        continue
      }
      guard let result = results[index] else {
        unfinished.append(claim)
        continue
      }
      if case .failure(let fault) = result, case .notStarted = fault {
        notStarted = fault
        unfinished.append(claim)
        continue
      }
      let compared = result.map { evidence in
        evidence.adding(NearestPortrait.photo.measurement(of: evidence.portrait, of: claim.person, among: portraits))
          .adding(NearestPortrait.face.measurement(of: evidence.portrait, of: claim.person, among: portraits))
      }
      let completion = try completion(
        of: claim, judged: InspectionJudgement.of(compared, by: rules), at: time)
      if let hash = completion.portraitHash {
        portraits.insert(
          PortraitFact(
            application: claim.application.id, person: claim.person, hash: hash, face: completion.faceHash))
      }
      completions.append(completion)
    }
    let outcomes = try casebook.complete(completions, at: time)
    withExtendedLifetime(turn) {}
    for (completion, outcome) in zip(completions, outcomes) {
      count(completion, outcome, into: &summary)
    }
    summary.damagedPictures += damaged.sorted { $0.key < $1.key }.flatMap(\.value)
    if !unfinished.isEmpty { try casebook.release(unfinished, at: effects.now()) }
    if let notStarted { throw notStarted }
  }

  /// Keeps the leases alive while the workers are busy: a worker may take its whole time limit twice.
  private func heart(of claims: [Claim]) -> Task<Void, Never> {
    Task { [casebook, effects, lease] in
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(lease / 3))
        // One that fails is made up for by the next, twice within a lease. What was lost nevertheless shows as stale at the end.
        if !Task.isCancelled { _ = try? casebook.heartbeat(claims, lease: lease, at: effects.now()) }
      }
    }
  }

  private var pictures: PictureStore { PictureStore(folder: home.pictures) }

  private func inspect(
    _ claims: [Claim], but damaged: [Int: [DamagedPicture]], stop: StopSignal, progress: @Sendable (Int) -> Void
  ) async -> [Int: Result<Evidence, WorkerFault>] {
    var results: [Int: Result<Evidence, WorkerFault>] = [:]
    let whole = claims.indices.filter { damaged[$0] == nil }
    let jobs = whole.map { index in
      InspectionJob(
        portrait: pictures.url(of: claims[index].portraitSHA256),
        identity: pictures.url(of: claims[index].identitySHA256), claim: DocumentClaim(claims[index].application),
        lastApproved: claims[index].lastApprovedPortraitSHA256.map(pictures.url(of:)))
    }
    await crew.inspect(jobs, stop: stop) { result in
      results[whole[result.index]] = result.evidence
      progress(damaged.count + results.count)
    }
    return results
  }

  private func completion(
    of claim: Claim, judged: (evidence: Evidence, judgement: Judgement), at time: Date
  ) throws -> Completion {
    let (evidence, judgement) = judged
    return Completion(
      claim: claim, evidence: evidence, judgement: judgement, notice: try notice(of: judgement, for: claim, at: time),
      portraitHash: evidence.portraitHash, faceHash: evidence.faceHash?.face, secondReadShare: secondReadShare)
  }

  private func notice(of judgement: Judgement, for claim: Claim, at time: Date) throws -> RenderedNotice? {
    let message: NoticeMessage
    switch judgement.verdict {
    case .refer: return nil
    case .approve: message = .approved
    case .reject:
      message = .rejected(reasons: rules.told(judgement), mentioned: rules.mentioned(judgement), message: nil)
    }
    let applicant = claim.application.applicant
    return try notices.render(
      message, application: claim.application.id, decisionNumber: claim.nextDecision, name: applicant.name,
      email: applicant.email, document: claim.application.identityDocument.kind,
      submittedAt: claim.application.submittedAt, at: time)
  }

  private func count(_ completion: Completion, _ outcome: CompletionOutcome, into summary: inout NightSummary) {
    guard case .recorded = outcome else {
      summary.stale += 1
      return
    }
    switch completion.judgement.verdict {
    case .approve: summary.approved += 1
    case .reject: summary.rejected += 1
    case .refer: summary.referred += 1
    }
    for reason in completion.judgement.reasons { summary.reasons[reason, default: 0] += 1 }
    if completion.judgement.reasons.contains(.inspectionFailed) { summary.inspectionFailures += 1 }
  }
}
