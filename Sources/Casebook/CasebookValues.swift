import Foundation
import ReviewDomain

/// An application as intake hands it over, with the digests of everything that came with it.
public struct NewApplication: Sendable {
  public let application: Application
  /// The application.json as it came, with the fields that this version does not know.
  public let form: Data
  /// SHA-256 over application.json and both pictures; tells a repeated bundle from a different one under the same
  /// number.
  public let contentSHA256: String
  public let portraitSHA256: String
  public let identitySHA256: String
  public let receipt: RenderedNotice

  public init(
    application: Application, form: Data, contentSHA256: String, portraitSHA256: String, identitySHA256: String,
    receipt: RenderedNotice
  ) {
    self.application = application
    self.form = form
    self.contentSHA256 = contentSHA256
    self.portraitSHA256 = portraitSHA256
    self.identitySHA256 = identitySHA256
    self.receipt = receipt
  }
}

/// What became of one application at intake.
public enum RegistrationOutcome: Sendable, Hashable {
  /// Taken in; `superseding` are the same person's older undecided applications it replaced.
  case registered(superseding: [ApplicationID])
  /// Taken in, but the same person's newer application was already there.
  case registeredSuperseded(by: ApplicationID)
  /// The same bundle again: nothing changed.
  case alreadyKnown
  /// Another content under a number that is taken.
  case differentContent
  /// The person holds an approved card that has not been cancelled (註銷).
  case cardAlreadyApproved(ApplicationID)
}

/// A form that is returned, as intake hands it over.
public struct NewReturn: Sendable {
  public let form: ReturnedForm
  /// The application.json as it came.
  public let bytes: Data
  /// SHA-256 of those bytes; tells a repeated form from a different one under the same number.
  public let contentSHA256: String
  /// The mail that says what to mend.
  public let notice: RenderedNotice

  public init(form: ReturnedForm, bytes: Data, contentSHA256: String, notice: RenderedNotice) {
    self.form = form
    self.bytes = bytes
    self.contentSHA256 = contentSHA256
    self.notice = notice
  }
}

/// What became of one returned form.
public enum ReturnOutcome: Sendable, Hashable {
  case returned
  /// The same form again: nothing changed.
  case alreadyKnown
  /// Another content under a number that is taken.
  case differentContent
}

/// Stands for a person within one casebook: the same for all applications under one identity number, and telling nothing
/// of that number.
public struct PersonKey: Sendable, Hashable {
  public let rawValue: Int64

  public init(rawValue: Int64) {
    self.rawValue = rawValue
  }
}

/// A lease on one application.
public struct Claim: Sendable, Hashable {
  public let application: Application
  public let person: PersonKey
  public let portraitSHA256: String
  public let identitySHA256: String
  public let attempt: Int
  public let holder: String
  /// The number the next decision will have.
  public let nextDecision: Int
  /// The photo of the person's last card, now cancelled; nil where there was none.
  public let lastApprovedPortraitSHA256: String?

  public init(
    application: Application, person: PersonKey, portraitSHA256: String, identitySHA256: String, attempt: Int,
    holder: String, nextDecision: Int, lastApprovedPortraitSHA256: String? = nil
  ) {
    self.application = application
    self.person = person
    self.portraitSHA256 = portraitSHA256
    self.identitySHA256 = identitySHA256
    self.attempt = attempt
    self.holder = holder
    self.nextDecision = nextDecision
    self.lastApprovedPortraitSHA256 = lastApprovedPortraitSHA256
  }
}

/// The machine's finished work on one claim.
public struct Completion: Sendable {
  public let claim: Claim
  public let evidence: Evidence
  public let judgement: Judgement
  /// Nil exactly when the verdict is `refer`.
  public let notice: RenderedNotice?
  /// What the portrait is found again by; nil where it gave no picture.
  public let portraitHash: PerceptualHash?
  /// The same of the face alone; nil where there is none.
  public let faceHash: PerceptualHash?
  /// Which share of such approvals is read again, 0 to 1.
  public let secondReadShare: Double

  public init(
    claim: Claim, evidence: Evidence, judgement: Judgement, notice: RenderedNotice?, portraitHash: PerceptualHash?,
    faceHash: PerceptualHash? = nil, secondReadShare: Double = 0
  ) {
    self.secondReadShare = secondReadShare
    self.faceHash = faceHash
    self.claim = claim
    self.evidence = evidence
    self.judgement = judgement
    self.notice = notice
    self.portraitHash = portraitHash
  }
}

public enum CompletionOutcome: Sendable, Hashable {
  case recorded(ApplicationStatus)
  case stale
}

/// A reviewer's decision.
public struct ReviewerAction: Sendable, Hashable {
  public let application: ApplicationID
  public let decision: ReviewerDecision
  /// Empty for an approval.
  public let reasons: [ReasonCode]
  /// Words that the mail tells the applicant.
  public let message: String?
  /// Words for the record alone.
  public let note: String?
  /// The operating system's user name.
  public let reviewer: String
  /// Which share of such approvals is read again, 0 to 1.
  public let secondReadShare: Double

  public init(
    application: ApplicationID, decision: ReviewerDecision, reasons: [ReasonCode], message: String? = nil,
    note: String?, reviewer: String, secondReadShare: Double = 0
  ) {
    self.secondReadShare = secondReadShare
    self.application = application
    self.decision = decision
    self.reasons = reasons
    self.message = message
    self.note = note
    self.reviewer = reviewer
  }
}

/// One mail and what has become of it.
public struct OutboxEntry: Sendable, Hashable, Identifiable {
  public let id: Int64
  public let notice: RenderedNotice
  public let status: DeliveryStatus
  public let createdAt: Date
  public let attempts: Int
  public let lastAttemptAt: Date?
  /// The server's or the system's words on the last attempt; nil before one.
  public let lastDetail: String?
  /// When it is to be handed over; nil unless it is pending.
  public let dueAt: Date?
  /// Since when it is being handed over; nil while it is not.
  public let sendingSince: Date?
  /// Of those since somebody last had it tried anew; nil before one.
  public let firstAttemptAt: Date?
  /// The status code, such as `5.1.1`, with which a server has refused the address itself; nil where none has.
  public let addressMark: String?

  public init(
    id: Int64, notice: RenderedNotice, status: DeliveryStatus, createdAt: Date, attempts: Int, lastAttemptAt: Date?,
    lastDetail: String?, dueAt: Date? = nil, sendingSince: Date? = nil, firstAttemptAt: Date? = nil,
    addressMark: String? = nil
  ) {
    self.firstAttemptAt = firstAttemptAt
    self.addressMark = addressMark
    self.dueAt = dueAt
    self.sendingSince = sendingSince
    self.id = id
    self.notice = notice
    self.status = status
    self.createdAt = createdAt
    self.attempts = attempts
    self.lastAttemptAt = lastAttemptAt
    self.lastDetail = lastDetail
  }
}

public enum DeliveryStatus: String, Sendable, Hashable, Codable, CaseIterable {
  case pending
  case sent
  /// Refused for good; somebody must call or write.
  case failed
  /// The link was lost after the message was handed over: it may or may not have arrived.
  case unknown
  /// Taken back before it was handed over: a later word on the application took its place.
  case withdrawn
}

/// The result of one delivery attempt.
public struct Delivery: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    case sent
    case temporary(retryAt: Date)
    case permanent
    case unknown
    /// Not even offered: what stood in the way had nothing to do with it.
    case untried
  }

  public let entry: OutboxEntry.ID
  public let outcome: Outcome
  public let detail: String
  /// The status code with which the address itself was refused; nil where it was not.
  public let addressStatus: String?

  public init(entry: OutboxEntry.ID, outcome: Outcome, detail: String, addressStatus: String? = nil) {
    self.addressStatus = addressStatus
    self.entry = entry
    self.outcome = outcome
    self.detail = detail
  }
}

/// Notices that could not be handed over and are to be tried again.
public struct PostponedNotices: Sendable, Hashable {
  public let number: Int
  /// When the first of them is due.
  public let nextDue: Date

  /// The longest time that a notice is postponed or held for, in seconds.
  public static let longestPause: TimeInterval = 180 * 60

  public init(number: Int, nextDue: Date) {
    self.number = number
    self.nextDue = nextDue
  }
}

/// What a person can have done with one notice.
public enum NoticeChange: Sendable, Hashable {
  case retry
  case drop
}

public enum NoticeChangeOutcome: Sendable, Hashable {
  case done
  case unknownNotice
  /// Its state does not allow it.
  case illegal(DeliveryPhase)
  /// A later notice of its application has been written.
  case overtaken(by: OutboxEntry.ID)
}

public enum UndoOutcome: Sendable, Hashable {
  case undone(ApplicationStatus)
  /// No reviewer's decision stands.
  case nothingToUndo(ApplicationStatus)
  /// Its mail has left, or is leaving.
  case tooLate(NoticeKind, DeliveryPhase)
  /// The same person has applied anew since.
  case overtaken(by: ApplicationID)
}

/// A report of another system that a mail was not delivered.
public struct Bounce: Sendable, Hashable {
  /// Of the mail that it speaks of, without angle brackets.
  public let messageID: String
  /// Such as `5.1.1` (RFC 3463).
  public let status: String
  /// Whether it is the address that was refused, for good.
  public let isOfAddress: Bool

  public init(messageID: String, status: String, isOfAddress: Bool) {
    self.messageID = messageID
    self.status = status
    self.isOfAddress = isOfAddress
  }
}

public enum BounceOutcome: Sendable, Hashable {
  /// The mail counts as failed now.
  case recorded(OutboxEntry.ID)
  /// The mail is not said to have gone, or the report was read before.
  case nothingNew(OutboxEntry.ID)
  /// No mail of this casebook.
  case unknownMail
}

/// The last mail of an application with whom it was to reach; whole names and numbers, for somebody who calls.
public struct LastNotice: Sendable, Hashable {
  public let application: ApplicationID
  public let name: PersonName
  /// Nil for a returned form, whose number may be none.
  public let phone: MobileNumber?
  public let recipient: EmailAddress
  public let kind: NoticeKind
  public let delivery: DeliveryStatus
  public let addressMark: String?
  public let writtenAt: Date

  public init(
    application: ApplicationID, name: PersonName, phone: MobileNumber?, recipient: EmailAddress, kind: NoticeKind,
    delivery: DeliveryStatus, addressMark: String?, writtenAt: Date
  ) {
    self.application = application
    self.name = name
    self.phone = phone
    self.recipient = recipient
    self.kind = kind
    self.delivery = delivery
    self.addressMark = addressMark
    self.writtenAt = writtenAt
  }
}
