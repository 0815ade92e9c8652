import Foundation
import ReviewDomain

/// An approval that was chosen to be read again by somebody who does not know of it.
public struct SecondRead: Sendable, Hashable {
  public struct Reading: Sendable, Hashable {
    public let decision: ReviewerDecision
    /// Empty for an approval.
    public let reasons: [ReasonCode]
    /// For the record.
    public let note: String?
    public let by: Actor
    public let at: Date
    /// How long they looked, nil where it is not known when they began.
    public let seconds: Int?
  }

  /// A senior's word that the approval stands although the second reader would have rejected.
  public struct Upholding: Sendable, Hashable {
    public let by: Actor
    public let at: Date
    public let note: String?
  }

  /// Of the approval among the application's decisions.
  public let number: Int
  public let chosenAt: Date
  /// Nil while nobody has read it again.
  public let reading: Reading?
  public let upholding: Upholding?

  /// Whether the second reader would have rejected, and no senior has upheld the approval.
  public var isDisputed: Bool { reading?.decision == .reject && upholding == nil }
}

/// What a second reader says.
public struct SecondReadWord: Sendable, Hashable {
  public let application: ApplicationID
  /// Of the approval.
  public let number: Int
  public let decision: ReviewerDecision
  public let reasons: [ReasonCode]
  public let note: String?
  public let reader: String

  public init(
    application: ApplicationID, number: Int, decision: ReviewerDecision, reasons: [ReasonCode], note: String?,
    reader: String
  ) {
    self.application = application
    self.number = number
    self.decision = decision
    self.reasons = reasons
    self.note = note
    self.reader = reader
  }
}

/// How many second reads of approvals by machine or people agreed.
public struct SecondReadCount: Sendable, Hashable {
  public let ofMachine: Bool
  public let agrees: Bool
  public let number: Int

  public init(ofMachine: Bool, agrees: Bool, number: Int) {
    self.ofMachine = ofMachine
    self.agrees = agrees
    self.number = number
  }
}

extension ApplicationRecord {
  /// As it stood before a decision, for whoever is to decide it again: one that waits for a reviewer, and nothing of what was decided since.
  public func blind(before number: Int) -> ApplicationRecord {
    let seen = judgement.map { judgement in
      // Of what the machine approved, nothing spoke.
      judgement.verdict == .refer
        ? judgement : Judgement(verdict: .refer, reasons: [], fired: [], ruleSet: judgement.ruleSet)
    }
    return ApplicationRecord(
      application: application, form: form, status: .referred, portraitSHA256: portraitSHA256,
      identitySHA256: identitySHA256, receivedAt: receivedAt, evidence: evidence, judgement: seen,
      inspectedAt: inspectedAt, decisions: decisions.filter { $0.number < number }, nextDecision: number,
      notices: notices.filter { $0.notice.decisionNumber < number }, supersededBy: nil)
  }
}
