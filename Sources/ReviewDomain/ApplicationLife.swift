/// Where an application stands.
public enum ApplicationStatus: String, Sendable, Hashable, Codable, CaseIterable {
  case received
  case inspected
  case referred
  case approved
  case rejected
  /// A newer upload by the same person took its place while it was undecided.
  case superseded
  /// 註銷: the approved card was cancelled; the person may apply again.
  case cancelled
  /// 補件: the form had faults that its sender can mend, with a new application; nobody looked at its pictures.
  case returned

  public var isUndecided: Bool {
    switch self {
    case .received, .inspected, .referred: true
    case .approved, .rejected, .superseded, .cancelled, .returned: false
    }
  }
}

/// What can happen to an application.
public enum ApplicationEvent: Sendable, Hashable {
  case inspected
  case judged(Verdict)
  /// A reviewer's word.
  case decided(ReviewerDecision)
  case superseded
  case cancelled
  /// A reviewer's decision was taken back before its mail went out.
  case undone(wasInspected: Bool)
}

/// What a reviewer can decide.
public enum ReviewerDecision: String, Sendable, Hashable, Codable, CaseIterable {
  case approve
  case reject

  public var decision: Decision {
    switch self {
    case .approve: .approve
    case .reject: .reject
    }
  }
}

/// What was decided, by the machine or a reviewer.
public enum Decision: String, Sendable, Hashable, Codable, CaseIterable {
  case approve
  case reject
  /// 補件, by the machine alone.
  case `return`
}

/// An event that an application in its state cannot take.
public struct IllegalTransition: Error, Hashable, Sendable {
  public let status: ApplicationStatus
  public let event: ApplicationEvent
}

extension ApplicationStatus {
  /// The life of an application as a pure machine: `received → inspected → approved | rejected | referred → approved | rejected`;
  /// undecided → `superseded`; `approved → cancelled`; a reviewer's decision that is undone leads back to where it was taken. A `returned` application begins and ends as such.
  ///
  /// A reviewer may also decide an application that the machine has not looked at yet; the night then leaves it alone.
  public func after(_ event: ApplicationEvent) throws(IllegalTransition) -> ApplicationStatus {
    switch (self, event) {
    case (.received, .inspected): .inspected
    case (.inspected, .judged(.approve)): .approved
    case (.inspected, .judged(.reject)): .rejected
    case (.inspected, .judged(.refer)): .referred
    case (.received, .decided(.approve)), (.referred, .decided(.approve)): .approved
    case (.received, .decided(.reject)), (.referred, .decided(.reject)): .rejected
    case (.received, .superseded), (.inspected, .superseded), (.referred, .superseded): .superseded
    case (.approved, .cancelled): .cancelled
    case (.approved, .undone(let wasInspected)), (.rejected, .undone(let wasInspected)):
      wasInspected ? .referred : .received
    default: throw IllegalTransition(status: self, event: event)
    }
  }
}
