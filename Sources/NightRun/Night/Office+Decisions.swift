import Casebook
import Foundation
import Notices
import ReviewDomain

/// What a reviewer decided, in words that a mail can be made of. A note is for the record; a message goes into the mail.
public enum ReviewersWord: Sendable {
  case approve(note: String?)
  /// With every reason and the details meant.
  case reject([ReasonCode: Set<String>], message: String?, note: String?)
  /// 註銷 of an approved card.
  case cancel(note: String?)

  /// For the record.
  public var note: String? {
    switch self {
    case .approve(let note), .reject(_, _, let note), .cancel(let note): note
    }
  }

  /// What it makes of an application.
  public var status: ApplicationStatus {
    switch self {
    case .approve: .approved
    case .reject: .rejected
    case .cancel: .cancelled
    }
  }
}

/// No worker has inspected the application yet, and whoever decides did not say to do without.
public struct NotInspected: Error, Sendable {
  public let application: ApplicationID
}

/// A reviewer's word with the mail that goes with it, ready to be recorded or only to be read.
public struct PreparedWord: Sendable {
  public let application: ApplicationID
  public let status: ApplicationStatus
  /// Those that the mail tells, in its order.
  public let reasons: [ReasonCode]
  public let reviewer: String
  public let notice: RenderedNotice
  /// Until when the mail is held so that the word can be taken back; nil where it is not.
  public let heldUntil: Date?
  fileprivate let act: Act

  fileprivate enum Act {
    case decide(ReviewerAction, expecting: Int)
    case cancel(note: String?)

    var isDecision: Bool {
      switch self {
      case .decide: true
      case .cancel: false
      }
    }
  }
}

extension Office {
  /// Makes a reviewer's word ready without recording anything.
  ///
  /// - Parameter uninspected: whether to decide also what no worker has inspected.
  /// - Throws: `CasebookError`; `OwnApplication`; `NotInspected`; `ToldReasonFault`; `NoticeError` when the mail cannot be written, such as a message with a link in it.
  public func prepare(
    _ word: ReviewersWord, on application: ApplicationID, reviewer: String, uninspected: Bool = false
  ) throws -> PreparedWord {
    guard let record = try casebook.record(of: application) else {
      throw CasebookError.unknownApplication(application)
    }
    if caller?.isOwn(record.application.applicant.idNumber) == true { throw OwnApplication(application) }
    do {
      _ = try record.status.after(word.event)
    } catch {
      throw CasebookError.illegal(application, status: record.status, wanted: word.status.rawValue)
    }
    if record.status == .received && !uninspected { throw NotInspected(application: application) }
    func prepared(
      _ message: NoticeMessage, reasons: [ReasonCode] = [], decision: Int, _ act: PreparedWord.Act
    ) throws -> PreparedWord {
      let applicant = record.application.applicant
      let notice = try notices.render(
        message, application: application, decisionNumber: decision, name: applicant.name, email: applicant.email,
        document: record.application.identityDocument.kind, submittedAt: record.application.submittedAt,
        at: effects.now())
      return PreparedWord(
        application: application, status: word.status, reasons: reasons, reviewer: reviewer, notice: notice,
        heldUntil: act.isDecision && configuration.mail.hold > 0 ? effects.now() + configuration.mail.hold : nil,
        act: act)
    }
    let next = record.nextDecision
    switch word {
    case .approve(let note):
      let action = ReviewerAction(
        application: application, decision: .approve, reasons: [], note: note, reviewer: reviewer)
      return try prepared(.approved, decision: next, .decide(action, expecting: next))
    case .reject(let reasons, let message, let note):
      let told = try rules.ruleSet.told(reasons, besides: record.judgement)
      let codes = told.map(\.reason.code)
      let action = ReviewerAction(
        application: application, decision: .reject, reasons: codes, message: message, note: note, reviewer: reviewer)
      return try prepared(
        .rejected(reasons: told, message: message), reasons: codes, decision: next, .decide(action, expecting: next))
    case .cancel(let note):
      return try prepared(.cancelled, decision: next - 1, .cancel(note: note))
    }
  }

  /// Records what was made ready.
  ///
  /// - Throws: `CasebookError`; `.stale` when somebody else has decided meanwhile.
  public func record(_ word: PreparedWord) throws {
    switch word.act {
    case .decide(let action, let decision):
      try casebook.decide(
        action, expecting: decision, notice: word.notice, hold: configuration.mail.hold, at: effects.now())
    case .cancel(let note):
      try casebook.cancel(
        word.application, by: word.reviewer, note: note, notice: word.notice, at: effects.now())
    }
  }
}

extension ReviewersWord {
  fileprivate var event: ApplicationEvent {
    switch self {
    case .approve: .decided(.approve)
    case .reject: .decided(.reject)
    case .cancel: .cancelled
    }
  }
}
