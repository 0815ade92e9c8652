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
  /// Whether it is a second reader's, which changes no state and sends no mail.
  public var isSecondRead: Bool { act.isRead }
  fileprivate let act: Act

  fileprivate enum Act {
    case decide(ReviewerAction, expecting: Int)
    case cancel(note: String?)
    case readAgain(SecondReadWord)

    var isDecision: Bool {
      switch self {
      case .decide: true
      case .cancel, .readAgain: false
      }
    }

    var isRead: Bool {
      switch self {
      case .readAgain: true
      case .decide, .cancel: false
      }
    }
  }
}

extension Office {
  /// Makes a reviewer's word ready without recording anything.
  ///
  /// - Parameter uninspected: whether to decide also what no worker has inspected.
  /// - Throws: `CasebookError`; `TiedToApplication`; `NotInspected`; `ToldReasonFault`; `NoticeError` when the mail cannot be written, such as a message with a link in it.
  public func prepare(
    _ word: ReviewersWord, on application: ApplicationID, reviewer: String, uninspected: Bool = false
  ) throws -> PreparedWord {
    guard let whole = try casebook.record(of: application) else {
      throw CasebookError.unknownApplication(application)
    }
    // Whoever reads again decides as if nobody had.
    let readAgain = word.status == .cancelled ? nil : try casebook.secondRead(of: application, for: reviewer)
    let record = readAgain.map(whole.blind(before:)) ?? whole
    try caller?.requireNoTie(to: record.application)
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
    func decided(_ decision: ReviewerDecision, _ reasons: [ReasonCode], message: String?, note: String?)
      -> PreparedWord.Act
    {
      if let number = readAgain {
        return .readAgain(
          SecondReadWord(
            application: application, number: number, decision: decision, reasons: reasons, note: note ?? message,
            reader: reviewer))
      }
      return .decide(
        ReviewerAction(
          application: application, decision: decision, reasons: reasons, message: message, note: note,
          reviewer: reviewer, secondReadShare: rules.secondReads.ofPeople), expecting: next)
    }
    switch word {
    case .approve(let note):
      return try prepared(.approved, decision: next, decided(.approve, [], message: nil, note: note))
    case .reject(let reasons, let message, let note):
      let told = try rules.ruleSet.told(reasons, besides: record.judgement)
      let codes = told.map(\.reason.code)
      return try prepared(
        .rejected(reasons: told, message: message), reasons: codes, decision: next,
        decided(.reject, codes, message: message, note: note))
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
    case .readAgain(let read): try casebook.recordSecondRead(read, at: effects.now())
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
