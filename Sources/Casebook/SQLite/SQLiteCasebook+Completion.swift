import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func complete(_ completions: [Completion], at time: Date) throws(CasebookError) -> [CompletionOutcome] {
    // The costly part needs no lock: other processes can write meanwhile.
    var inspections: [StoredInspection] = []
    inspections.reserveCapacity(completions.count)
    for completion in completions { inspections.append(try StoredInspection(completion)) }
    return try record(at: time) { db, journal in
      try inspections.map { try $0.record(at: StoredTime(time), db, &journal) }
    }
  }
}

/// One finished piece of the machine's work in the form in which it is stored.
private struct StoredInspection {
  let completion: Completion
  let evidence: [UInt8]
  let judgement: Data
  let reasons: String

  init(_ completion: Completion) throws(CasebookError) {
    let id = completion.claim.application.id
    guard (completion.notice == nil) == (completion.judgement.verdict == .refer) else {
      throw .inconsistent("\(id): a notice goes with a decision, and none with a referral")
    }
    guard completion.judgement.verdict != .reject || !completion.judgement.reasons.isEmpty else {
      throw .inconsistent("\(id): a rejection needs a reason")
    }
    self.completion = completion
    guard let json = EvidenceJSON(completion.evidence) else { throw StoredValues.unwritable(of: id) }
    evidence = json.bytes
    judgement = try StoredValues.json(completion.judgement, of: id)
    reasons = try StoredValues.text(completion.judgement.reasons, of: id)
  }

  func record(at time: StoredTime, _ db: Database, _ journal: inout JournalWriter) throws -> CompletionOutcome {
    let claim = completion.claim
    let id = claim.application.id
    guard let state = try StoredState.find(id, db), state.isStillHeld(by: claim) else { return .stale }
    let inspected = try StoredState.step(state.status, .inspected, "inspect", of: id)
    let verdict = completion.judgement.verdict
    let status = try StoredState.step(inspected, .judged(verdict), verdict.rawValue, of: id)

    let ruleSet = completion.judgement.ruleSet
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO rule_set (sha256) VALUES (?)").execute(arguments: [ruleSet])
    try db.cachedStatement(
      sql: """
        UPDATE application
        SET status = ?, inspected_at = ?, verdict = ?, reasons = ?, holder = NULL, lease_until = NULL,
          next_decision = next_decision + ?, rule_set = (SELECT number FROM rule_set WHERE sha256 = ?)
        WHERE key = ? AND attempt = ? AND holder = ? AND status = 'received'
        """
    ).execute(arguments: [
      status.rawValue, time.text, verdict.rawValue, reasons, verdict == .refer ? 0 : 1, ruleSet, state.key,
      claim.attempt, claim.holder,
    ])
    guard db.changesCount == 1 else { throw CasebookError.stale(id) }
    try db.cachedStatement(sql: "INSERT INTO inspection (application, evidence, judgement) VALUES (?, ?, ?)")
      .execute(arguments: [
        state.key, String(decoding: evidence, as: UTF8.self), String(decoding: judgement, as: UTF8.self),
      ])
    if let hash = completion.portraitHash {
      try StoredPortrait.insert(hash, face: completion.faceHash, of: state.key, db)
    }
    let portrait = try StoredPortrait.columns(of: state.key, db)
    try journal.append(.inspected, of: id, by: .machine, inspectionDetail(journal.salt, portrait))

    guard let decision = Decision(verdict), let notice = completion.notice else {
      try journal.append(.referred, of: id, by: .machine, JournalDetail(["reasons": .texts(reasonCodes)]))
      return .recorded(status)
    }
    try StoredDecision(
      decision: decision, reasons: decision == .approve ? [] : completion.judgement.reasons, message: nil, note: nil,
      actor: .machine, notice: notice, secondReadShare: completion.secondReadShare
    ).insert(state, at: time, db, &journal)
    return .recorded(status)
  }

  private var reasonCodes: [String] { completion.judgement.reasons.map(\.rawValue) }

  private func inspectionDetail(_ salt: JournalSalt, _ portrait: [Data?]) -> JournalDetail {
    JournalDetail([
      "attempt": .number(completion.claim.attempt),
      "evidence": .text(salt.hash("evidence", evidence)),
      "holder": .text(completion.claim.holder),
      "judgement": .text(salt.hash("judgement", judgement)),
      "portrait": portrait.isEmpty ? nil : .text(salt.hash("portrait", columns: portrait)),
      "ruleSet": .text(completion.judgement.ruleSet),
      "verdict": .text(completion.judgement.verdict.rawValue),
    ])
  }
}

extension Decision {
  /// - Returns: nil for a referral, which decides nothing.
  fileprivate init?(_ verdict: Verdict) {
    switch verdict {
    case .approve: self = .approve
    case .reject: self = .reject
    case .refer: return nil
    }
  }
}
