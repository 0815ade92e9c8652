import ReviewDomain

/// What a mail tells the applicant.
public enum NoticeMessage: Sendable, Hashable {
  case received
  case approved
  /// - Parameters:
  ///   - reasons: all of them at once, in the order in which they are told.
  ///   - mentioned: what may stop the applicant the next time, though it is no reason now.
  ///   - message: a reviewer's own words for the applicant; needed with the reason `other`.
  case rejected(reasons: [ToldReason], mentioned: [ToldReason] = [], message: String?)
  case cancelled
  /// What is to be mended in the form, all at once.
  case returned(reasons: [ToldReason])

  public var kind: NoticeKind {
    switch self {
    case .received: .received
    case .approved: .approved
    case .rejected: .rejected
    case .cancelled: .cancelled
    case .returned: .returned
    }
  }
}
