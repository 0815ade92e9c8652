import Foundation
import ReviewDomain

/// Everything the casebook knows of one application.
public struct ApplicationRecord: Sendable, Hashable {
  public let application: Application
  /// The application.json as it came.
  public let form: Data
  public let status: ApplicationStatus
  public let portraitSHA256: String
  public let identitySHA256: String
  public let receivedAt: Date
  /// The last inspection; nil before one.
  public let evidence: Evidence?
  public let judgement: Judgement?
  public let inspectedAt: Date?
  /// In the order they were taken.
  public let decisions: [DecisionRecord]
  public let nextDecision: Int
  public let notices: [OutboxEntry]
  /// The newer application that replaced this one.
  public let supersededBy: ApplicationID?
  /// Nil unless the card was cancelled.
  public let cancellation: CancellationRecord?
  /// Approvals of it that were chosen to be read again.
  public let secondReads: [SecondRead]

  public init(
    application: Application, form: Data, status: ApplicationStatus, portraitSHA256: String, identitySHA256: String,
    receivedAt: Date,
    evidence: Evidence?, judgement: Judgement?, inspectedAt: Date?, decisions: [DecisionRecord], nextDecision: Int,
    notices: [OutboxEntry], supersededBy: ApplicationID?, cancellation: CancellationRecord? = nil,
    secondReads: [SecondRead] = []
  ) {
    self.secondReads = secondReads
    self.application = application
    self.form = form
    self.status = status
    self.portraitSHA256 = portraitSHA256
    self.identitySHA256 = identitySHA256
    self.receivedAt = receivedAt
    self.evidence = evidence
    self.judgement = judgement
    self.inspectedAt = inspectedAt
    self.decisions = decisions
    self.nextDecision = nextDecision
    self.notices = notices
    self.supersededBy = supersededBy
    self.cancellation = cancellation
  }
}

/// Everything the casebook knows of one returned form.
public struct ReturnRecord: Sendable, Hashable {
  public let form: ReturnedForm
  /// The application.json as it came.
  public let bytes: Data
  public let receivedAt: Date
  /// The machine's one decision.
  public let decision: DecisionRecord
  public let notices: [OutboxEntry]

  public init(
    form: ReturnedForm, bytes: Data, receivedAt: Date, decision: DecisionRecord, notices: [OutboxEntry]
  ) {
    self.form = form
    self.bytes = bytes
    self.receivedAt = receivedAt
    self.decision = decision
    self.notices = notices
  }
}

/// One decision on one application.
public struct DecisionRecord: Sendable, Hashable {
  public let number: Int
  public let decision: Decision
  public let reasons: [ReasonCode]
  /// What the reviewer told the applicant; of decisions before schema 5 this stands in `note`.
  public let message: String?
  /// What the reviewer noted for the record.
  public let note: String?
  public let decidedBy: Actor
  public let decidedAt: Date
  /// When it was taken back; nil where it stands.
  public let undoneAt: Date?
  /// How long a person looked before; nil where it is not known when they began.
  public let seconds: Int?

  public init(
    number: Int, decision: Decision, reasons: [ReasonCode], message: String? = nil, note: String?,
    decidedBy: Actor, decidedAt: Date, undoneAt: Date? = nil, seconds: Int? = nil
  ) {
    self.seconds = seconds
    self.undoneAt = undoneAt
    self.number = number
    self.decision = decision
    self.reasons = reasons
    self.message = message
    self.note = note
    self.decidedBy = decidedBy
    self.decidedAt = decidedAt
  }
}

/// The cancellation (註銷) of an approved card.
public struct CancellationRecord: Sendable, Hashable {
  public let cancelledBy: Actor
  public let cancelledAt: Date
  public let note: String?

  public init(cancelledBy: Actor, cancelledAt: Date, note: String?) {
    self.cancelledBy = cancelledBy
    self.cancelledAt = cancelledAt
    self.note = note
  }
}

/// Who did something.
public enum Actor: Sendable, Hashable {
  case machine
  /// The operating system's user name.
  case person(String)

  /// `machine`, or `person:NAME`.
  public var text: String {
    switch self {
    case .machine: "machine"
    case .person(let name): "person:\(name)"
    }
  }

  /// - Returns: nil when the text is not of the form that `text` gives.
  public init?(text: String) {
    let prefix = "person:"
    if text == "machine" {
      self = .machine
    } else if text.hasPrefix(prefix) {
      self = .person(String(text.dropFirst(prefix.count)))
    } else {
      return nil
    }
  }
}

/// A line of a queue.
public struct QueueEntry: Sendable, Hashable {
  public let application: ApplicationID
  public let name: PersonName
  /// Nil for a returned form, whose number may be none.
  public let idNumber: IdentityNumber?
  public let submittedAt: Date
  public let status: ApplicationStatus
  /// The reasons of the last decision; where there is none, of the last judgement.
  public let reasons: [ReasonCode]

  public init(
    application: ApplicationID, name: PersonName, idNumber: IdentityNumber?, submittedAt: Date,
    status: ApplicationStatus,
    reasons: [ReasonCode]
  ) {
    self.application = application
    self.name = name
    self.idNumber = idNumber
    self.submittedAt = submittedAt
    self.status = status
    self.reasons = reasons
  }
}

/// One entry of the append-only journal.
public struct JournalEntry: Sendable, Hashable {
  public let sequence: Int64
  public let at: Date
  public let actor: Actor
  /// Such as `registered`, `inspected`, `approved`, `superseded`, `notice_sent`.
  public let event: String
  public let application: ApplicationID?
  /// Further facts as canonical JSON; never personal data in clear.
  public let detail: String
  /// Hexadecimal SHA-256 over this entry and `previousHash`, encoded as `JournalEncoding` says.
  public let hash: String
  /// Empty for the first entry.
  public let previousHash: String

  public init(
    sequence: Int64, at: Date, actor: Actor, event: String, application: ApplicationID?, detail: String, hash: String,
    previousHash: String
  ) {
    self.sequence = sequence
    self.at = at
    self.actor = actor
    self.event = event
    self.application = application
    self.detail = detail
    self.hash = hash
    self.previousHash = previousHash
  }
}

/// A journal's head as it was noted somewhere outside the casebook, in the form `NUMBER:HASH`.
public struct JournalCheckpoint: Sendable, Hashable, LosslessStringConvertible {
  public let sequence: Int64
  /// Hexadecimal, as in `JournalEntry.hash`.
  public let hash: String

  public init(sequence: Int64, hash: String) {
    self.sequence = sequence
    self.hash = hash
  }

  public init?(_ description: String) {
    guard let parts = description.wholeMatch(of: /([0-9]{1,18}):([0-9a-fA-F]{64})/), let sequence = Int64(parts.1)
    else {
      return nil
    }
    self.init(sequence: sequence, hash: parts.2.lowercased())
  }

  public var description: String { "\(sequence):\(hash)" }
}

/// What the check of the journal's chain found.
public enum JournalVerification: Sendable, Hashable {
  /// Whole up to this head (sequence 0 and an empty hash for an empty journal).
  case intact(sequence: Int64, hash: String)
  /// The first entry that does not fit, and why.
  case broken(sequence: Int64, why: String)
}

/// The portrait of an inspected application as others are compared with it; no personal data but the look of the picture.
public struct PortraitFact: Sendable, Hashable {
  public let application: ApplicationID
  public let person: PersonKey
  /// Of the whole picture.
  public let hash: PerceptualHash
  /// Of the face alone; nil where there is none, or it was inspected before faces were compared.
  public let face: PerceptualHash?

  public init(application: ApplicationID, person: PersonKey, hash: PerceptualHash, face: PerceptualHash? = nil) {
    self.face = face
    self.application = application
    self.person = person
    self.hash = hash
  }
}
