import Casebook
import Foundation
import Notices
import ReviewDomain

/// Inspects and judges one batch of claims and records the outcome in one transaction.
struct InspectionRound: Sendable {
  let casebook: any Casebook
  let pictures: PictureStore
  let rules: RuleSet
  let notices: NoticeRenderer
  let pool: WorkerPool
  let effects: NightEffects
  let lease: TimeInterval

  /// - Parameter portraits: those of earlier inspections; this batch's are added.
  func run(
    _ claims: [Claim], against portraits: inout PortraitIndex, into summary: inout NightSummary,
    progress: @escaping @Sendable (Int) -> Void
  ) async throws {
    let results = await inspect(claims, progress: progress)
    let time = effects.now()
    var completions: [Completion] = []
    // In the order of the claims, whatever the order in which workers finished: of two people with one photo it is
    // always the later application that is referred.
    for (index, claim) in claims.enumerated() {
      let result = results[index] ?? .failure(.died("it gave no result"))
      let compared = result.map { evidence in
        evidence.adding(NearestDuplicate.measurement(of: evidence.portrait, of: claim.person, among: portraits))
      }
      let completion = try completion(of: claim, with: compared, at: time)
      if let hash = completion.portraitHash {
        portraits.insert(PortraitFact(application: claim.application.id, person: claim.person, hash: hash))
      }
      completions.append(completion)
    }
    let outcomes = try casebook.complete(completions, at: time)
    for (completion, outcome) in zip(completions, outcomes) {
      count(completion, outcome, into: &summary)
    }
  }

  /// Keeps the leases alive while the workers are busy: a worker may take its whole time limit twice.
  private func inspect(
    _ claims: [Claim], progress: @escaping @Sendable (Int) -> Void
  ) async -> [Int: Result<Evidence, WorkerFault>] {
    let heart = Task { [casebook, effects, lease] in
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(lease / 3))
        if !Task.isCancelled { _ = try? casebook.heartbeat(claims, lease: lease, at: effects.now()) }
      }
    }
    defer { heart.cancel() }
    let collected = ResultCollector()
    let jobs = claims.map {
      InspectionJob(portrait: pictures.url(of: $0.portraitSHA256), identity: pictures.url(of: $0.identitySHA256))
    }
    await pool.inspect(jobs) { result in
      progress(await collected.add(result))
    }
    return await collected.results
  }

  private func completion(
    of claim: Claim, with result: Result<Evidence, WorkerFault>, at time: Date
  ) throws -> Completion {
    let (evidence, judgement) = InspectionJudgement.of(result, by: rules)
    return Completion(
      claim: claim, evidence: evidence, judgement: judgement, notice: try notice(of: judgement, for: claim, at: time),
      portraitHash: evidence.portraitHash)
  }

  private func notice(of judgement: Judgement, for claim: Claim, at time: Date) throws -> RenderedNotice? {
    let message: NoticeMessage
    switch judgement.verdict {
    case .refer: return nil
    case .approve: message = .approved
    case .reject: message = .rejected(reasons: judgement.reasons.compactMap { rules.reasons[$0] }, note: nil)
    }
    let applicant = claim.application.applicant
    return try notices.render(
      message, application: claim.application.id, decisionNumber: claim.nextDecision, name: applicant.name,
      email: applicant.email, at: time)
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

/// Gathers the results of the workers, which finish in any order.
private actor ResultCollector {
  private(set) var results: [Int: Result<Evidence, WorkerFault>] = [:]

  /// - Returns: how many there are now.
  func add(_ result: InspectionResult) -> Int {
    results[result.index] = result.evidence
    return results.count
  }
}
