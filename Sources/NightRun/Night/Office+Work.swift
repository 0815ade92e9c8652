import Casebook
import Foundation
import Notices
import ReviewDomain

/// What a reviewer decided, in words that a mail can be made of.
public enum ReviewersWord: Sendable {
  case approve(note: String?)
  /// With every reason and the details meant; the note goes into the mail.
  case reject([ReasonCode: Set<String>], note: String?)
}

/// A decision as it was recorded.
public struct RecordedDecision: Sendable, Hashable {
  public let application: ApplicationID
  public let status: ApplicationStatus
  public let reasons: [ReasonCode]
  public let reviewer: String
}

/// No worker has inspected the application yet, and whoever decides did not say to do without.
public struct NotInspected: Error, Sendable {
  public let application: ApplicationID
}

/// Another night holds the lock.
public struct NightIsRunning: Error, Sendable {
  public init() {}
}

extension Office {
  /// Does something while no night runs.
  ///
  /// - Parameter shared: whether nights that share the work may run at the same time.
  /// - Throws: `NightIsRunning` when one does.
  public func withLock<Value>(shared: Bool = false, _ body: () async throws -> Value) async throws -> Value {
    // Whoever merely asks whether a night runs holds the lock for a moment too, and must not cost a night.
    guard let lock = try await RunLock.wait(at: home.lock, shared: shared, atMost: .milliseconds(500)) else {
      throw NightIsRunning()
    }
    let value = try await body()
    withExtendedLifetime(lock) {}
    return value
  }

  /// Whether a night runs now, alone or sharing the work.
  public func isNightRunning() throws(HomeFault) -> Bool {
    try RunLock.isHeld(at: home.lock)
  }

  /// Takes in the inbox and nothing else.
  public func takeIn() throws -> IntakeResult {
    var result = IntakeResult()
    try Intake(home: home, casebook: casebook, notices: notices)
      .run(at: effects.now, stop: { false }, into: &result) { _, _ in }
    return result
  }

  /// Records a reviewer's decision with its mail.
  ///
  /// - Parameter uninspected: whether to decide also what no worker has inspected.
  /// - Throws: `CasebookError`; `NotInspected`; `ToldReasonFault`; `NoticeError` when the mail cannot be written, such as a note with a link in it.
  public func decide(
    _ application: ApplicationID, _ word: ReviewersWord, reviewer: String, uninspected: Bool = false
  ) throws -> RecordedDecision {
    guard let record = try casebook.record(of: application) else {
      throw CasebookError.unknownApplication(application)
    }
    if record.status == .received && !uninspected { throw NotInspected(application: application) }
    let message: NoticeMessage
    let action: ReviewerAction
    switch word {
    case .approve(let note):
      message = .approved
      action = ReviewerAction(
        application: application, decision: .approve, reasons: [], note: note, reviewer: reviewer)
    case .reject(let reasons, let note):
      let told = try rules.ruleSet.told(reasons, besides: record.judgement)
      message = .rejected(reasons: told, note: note)
      action = ReviewerAction(
        application: application, decision: .reject, reasons: told.map(\.reason.code), note: note, reviewer: reviewer)
    }
    let event = ApplicationEvent.decided(action.decision)
    let status: ApplicationStatus
    do {
      status = try record.status.after(event)
    } catch {
      throw CasebookError.illegal(
        application, status: record.status, wanted: action.decision.participle + " by a reviewer")
    }
    let applicant = record.application.applicant
    let notice = try notices.render(
      message, application: application, decisionNumber: record.nextDecision, name: applicant.name,
      email: applicant.email, at: effects.now())
    try casebook.decide(action, expecting: record.nextDecision, notice: notice, at: effects.now())
    return RecordedDecision(application: application, status: status, reasons: action.reasons, reviewer: reviewer)
  }
}

extension ReviewerDecision {
  fileprivate var participle: String {
    switch self {
    case .approve: "approved"
    case .reject: "rejected"
    }
  }
}
