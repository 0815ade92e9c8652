import ReviewDomain
import Testing

private let allEvents: [ApplicationEvent] =
  [.inspected, .superseded, .cancelled] + Verdict.allCases.map { .judged($0) }
  + ReviewerDecision.allCases.map { .decided($0) }

/// Every step there is; whatever is not in it must be refused.
private let legal: [ApplicationStatus: [ApplicationEvent: ApplicationStatus]] = [
  .received: [
    .inspected: .inspected, .decided(.approve): .approved, .decided(.reject): .rejected, .superseded: .superseded,
  ],
  .inspected: [
    .judged(.approve): .approved, .judged(.reject): .rejected, .judged(.refer): .referred, .superseded: .superseded,
  ],
  .referred: [.decided(.approve): .approved, .decided(.reject): .rejected, .superseded: .superseded],
  .approved: [.cancelled: .cancelled],
  .rejected: [:], .superseded: [:], .cancelled: [:], .returned: [:],
]

@Suite struct ApplicationLifeTests {
  @Test(arguments: ApplicationStatus.allCases, allEvents)
  func takesExactlyTheLegalSteps(status: ApplicationStatus, event: ApplicationEvent) throws {
    if let next = legal[status]?[event] {
      #expect(try status.after(event) == next)
    } else {
      let error = #expect(throws: IllegalTransition.self) { try status.after(event) }
      #expect(error?.status == status)
      #expect(error?.event == event)
    }
  }

  @Test func whatCanStillBeSupersededIsUndecided() {
    for status in ApplicationStatus.allCases {
      #expect(status.isUndecided == ((try? status.after(.superseded)) != nil))
    }
  }
}
