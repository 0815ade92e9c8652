import Foundation
import ReviewDomain

/// What a report needs to know of one application; no personal data.
public struct ReportFact: Sendable, Hashable {
  /// What became of the mail on the decision that stands.
  public enum Mail: Sendable, Hashable {
    /// There is no decision, or nobody knows.
    case unknown
    /// It has not left the house.
    case waiting
    case handedOver(Date)
  }

  /// Its number's text.
  public let application: String
  public let status: ApplicationStatus
  public let submittedAt: Date
  public let receivedAt: Date
  /// The machine's last verdict; nil before an inspection.
  public let machineVerdict: Verdict?
  public let machineReasons: [ReasonCode]
  /// When that was; nil before an inspection.
  public let inspectedAt: Date?
  /// By which rules that was, as SHA-256; nil before an inspection.
  public let ruleSet: String?
  /// The decision that stands, without what was told or noted.
  public let decision: DecisionRecord?
  public let mail: Mail
  /// When the later of it and its successor came in; nil where it has none.
  public let supersededAt: Date?
  /// Nil unless the card was cancelled.
  public let cancelledAt: Date?
  /// Whether the same person was rejected before.
  public let isRepeat: Bool
  /// Whether mail to its host is known to get lost.
  public let isDoubtfulAddress: Bool

  public init(
    application: String = "", status: ApplicationStatus, submittedAt: Date, receivedAt: Date,
    machineVerdict: Verdict?, machineReasons: [ReasonCode], inspectedAt: Date? = nil, ruleSet: String? = nil,
    decision: DecisionRecord?, mail: Mail = .unknown, supersededAt: Date? = nil, cancelledAt: Date? = nil,
    isRepeat: Bool = false, isDoubtfulAddress: Bool = false
  ) {
    self.application = application
    self.status = status
    self.submittedAt = submittedAt
    self.receivedAt = receivedAt
    self.machineVerdict = machineVerdict
    self.machineReasons = machineReasons
    self.inspectedAt = inspectedAt
    self.ruleSet = ruleSet
    self.decision = decision
    self.mail = mail
    self.supersededAt = supersededAt
    self.cancelledAt = cancelledAt
    self.isRepeat = isRepeat
    self.isDoubtfulAddress = isDoubtfulAddress
  }
}

/// How many mails of a kind stand where.
public struct NoticeCount: Sendable, Hashable {
  public let kind: NoticeKind
  public let status: DeliveryStatus
  public let number: Int

  public init(kind: NoticeKind, status: DeliveryStatus, number: Int) {
    self.kind = kind
    self.status = status
    self.number = number
  }
}
