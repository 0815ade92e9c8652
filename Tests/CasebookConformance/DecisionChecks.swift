import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  static let decisions: [ConformanceCheck] = [
    ConformanceCheck("a reviewer decides a referred application") { casebook in
      try casebook.registerSamples(1)
      try casebook.inspectNext(.refer)
      try casebook.review(.reject, 1, message: "請開燈", note: "照片過暗", at: Samples.hour(3))
      let record = try #require(try casebook.record(of: Samples.id(1)))
      #expect(record.status == .rejected)
      #expect(
        record.decisions == [
          DecisionRecord(
            number: 1, decision: .reject, reasons: ["head_cropped"], message: "請開燈", note: "照片過暗",
            decidedBy: .person("reviewer1"), decidedAt: Samples.hour(3))
        ])
      #expect(record.nextDecision == 2)
      #expect(record.notices.map(\.notice.kind) == [.received, .rejected])
      #expect(record.judgement == Samples.judgement(.refer), "the machine's word stays beside the reviewer's")
    },
    ConformanceCheck("a reviewer decides what the machine has not looked at, and the machine's claim ends") {
      casebook in
      try casebook.registerSamples(1)
      let claims = try casebook.claim(limit: 1, holder: "a", lease: 600, at: Samples.start)
      try casebook.review(.approve, 1)
      #expect(try casebook.status(1) == .approved)
      #expect(try casebook.heartbeat(claims, lease: 60, at: Samples.hour(2)) == claims)
      #expect(try casebook.claim(limit: 1, holder: "b", lease: 60, at: Samples.hour(9)).isEmpty)
    },
    ConformanceCheck("of two reviewers who read the same state the second is told that it has moved on") { casebook in
      try casebook.registerSamples(1)
      try casebook.inspectNext(.refer)
      try casebook.review(.approve, 1, reviewer: "reviewer1")
      try casebook.expectRefusal(.stale(Samples.id(1))) { try casebook.review(.reject, 1, reviewer: "reviewer2") }
    },
    ConformanceCheck("what is decided cannot be decided again") { casebook in
      try casebook.registerSamples(3)
      for verdict in [Verdict.approve, .reject] { try casebook.inspectNext(verdict) }
      _ = try casebook.register([Samples.new(9, person: 3, submitted: 9)], at: Samples.hour(9))
      for (number, status, next) in [(1, ApplicationStatus.approved, 2), (2, .rejected, 2), (3, .superseded, 1)] {
        for decision in ReviewerDecision.allCases {
          try casebook.expectRefusal(.illegal(Samples.id(number), status: status, wanted: decision.rawValue)) {
            try casebook.review(decision, number, expecting: next)
          }
        }
      }
    },
    ConformanceCheck("an unknown application can be neither decided nor cancelled") { casebook in
      try casebook.expectRefusal(.unknownApplication(Samples.id(7))) { try casebook.review(.approve, 7) }
      try casebook.expectRefusal(.unknownApplication(Samples.id(7))) {
        try casebook.cancelSample(7, at: Samples.start)
      }
    },
    ConformanceCheck("a decision that does not fit its notice or reasons is refused") { casebook in
      try casebook.registerSamples(2)
      let application = try Samples.application(1)
      let other = try Samples.application(2)
      func decide(_ decision: ReviewerDecision, _ reasons: [ReasonCode], _ notice: RenderedNotice) throws {
        let action = ReviewerAction(
          application: application.id, decision: decision, reasons: reasons, note: nil, reviewer: "reviewer1")
        try casebook.decide(action, expecting: 1, notice: notice, hold: 0, at: Samples.start)
      }
      let rejected = Samples.notice(.rejected, of: application, decision: 1)
      let approved = Samples.notice(.approved, of: application, decision: 1)
      try casebook.expectInconsistent { try decide(.approve, [], rejected) }
      try casebook.expectInconsistent { try decide(.reject, ["other"], approved) }
      try casebook.expectInconsistent { try decide(.approve, ["other"], approved) }
      try casebook.expectInconsistent { try decide(.reject, [], rejected) }
      try casebook.expectInconsistent {
        try decide(.approve, [], Samples.notice(.approved, of: application, decision: 2))
      }
      try casebook.expectInconsistent { try decide(.approve, [], Samples.notice(.approved, of: other, decision: 1)) }
      #expect(try casebook.status(1) == .received)
    },
    ConformanceCheck("a cancellation is kept with who, when and why, and its mail") { casebook in
      try casebook.registerSamples(1)
      try casebook.inspectNext(.approve)
      try casebook.cancelSample(1, note: "來電註銷", at: Samples.hour(5))
      let record = try #require(try casebook.record(of: Samples.id(1)))
      #expect(record.status == .cancelled)
      #expect(
        record.cancellation
          == CancellationRecord(cancelledBy: .person("clerk1"), cancelledAt: Samples.hour(5), note: "來電註銷"))
      #expect(record.notices.map(\.notice.kind) == [.received, .approved, .cancelled])
      #expect(record.decisions.count == 1)
    },
    ConformanceCheck("a cancellation whose notice tells of something else is refused") { casebook in
      try casebook.registerSamples(1)
      try casebook.inspectNext(.approve)
      let application = try Samples.application(1)
      for (kind, decision) in [(NoticeKind.approved, 1), (.cancelled, 2), (.cancelled, 0)] {
        try casebook.expectInconsistent {
          try casebook.cancel(
            application.id, by: "clerk1", note: nil,
            notice: Samples.notice(kind, of: application, decision: decision), at: Samples.hour(5))
        }
      }
    },
    ConformanceCheck("only an approved card can be cancelled, and once") { casebook in
      try casebook.registerSamples(4)
      for verdict in Verdict.allCases { try casebook.inspectNext(verdict) }
      let approved = 1 + (Verdict.allCases.firstIndex(of: .approve) ?? 0)
      try casebook.cancelSample(approved, at: Samples.hour(5))
      for number in 1...4 {
        let status = try #require(try casebook.status(number))
        try casebook.expectRefusal(.illegal(Samples.id(number), status: status, wanted: "cancel")) {
          try casebook.cancelSample(number, at: Samples.hour(6))
        }
      }
    },
  ]
}
