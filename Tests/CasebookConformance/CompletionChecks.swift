import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  static let completions: [ConformanceCheck] = [
    ConformanceCheck("a verdict becomes status, decision, notice and journal entries together") { casebook in
      try casebook.registerSamples(3)
      let claims = try casebook.claim(limit: 3, holder: "a", lease: 60, at: Samples.hour(1))
      let verdicts: [Verdict] = [.approve, .reject, .refer]
      let completions = zip(claims, verdicts).map { Samples.completion(of: $0, $1) }
      #expect(
        try casebook.complete(completions, at: Samples.hour(2))
          == [.recorded(.approved), .recorded(.rejected), .recorded(.referred)])
      let records = try (1...3).map { try #require(try casebook.record(of: Samples.id($0))) }
      #expect(records.map(\.status) == [.approved, .rejected, .referred])
      #expect(records.map(\.nextDecision) == [2, 2, 1])
      #expect(records.map { $0.decisions.map(\.decision) } == [[.approve], [.reject], []])
      #expect(
        records[1].decisions == [
          DecisionRecord(
            number: 1, decision: .reject, reasons: ["head_too_small", "picture_dark"], note: nil, decidedBy: .machine,
            decidedAt: Samples.hour(2))
        ])
      #expect(
        records.map { $0.notices.map(\.notice.kind) } == [
          [.received, .approved], [.received, .rejected], [.received],
        ])
      #expect(
        try (1...3).map { try casebook.journal(of: Samples.id($0), after: 0, limit: 9).map(\.event) } == [
          ["registered", "inspected", "notice_withdrawn", "approved"],
          ["registered", "inspected", "notice_withdrawn", "rejected"], ["registered", "inspected", "referred"],
        ])
    },
    ConformanceCheck("evidence and judgement come back as they were, a referral's too") { casebook in
      try casebook.registerSamples(3)
      for (index, verdict) in Verdict.allCases.enumerated() {
        try casebook.inspectNext(verdict, at: Samples.hour(3))
        let record = try #require(try casebook.record(of: Samples.id(index + 1)))
        #expect(record.evidence == Samples.evidence)
        #expect(record.judgement == Samples.judgement(verdict))
        #expect(record.inspectedAt == Samples.hour(3))
      }
    },
    ConformanceCheck("a lease that has ended but was not taken over may still complete") { casebook in
      try casebook.registerSamples(1)
      let claim = try #require(try casebook.claim(limit: 1, holder: "a", lease: 60, at: Samples.start).first)
      #expect(
        try casebook.complete([Samples.completion(of: claim, .refer)], at: Samples.hour(9)) == [.recorded(.referred)])
    },
    ConformanceCheck("completing twice changes nothing the second time") { casebook in
      try casebook.registerSamples(2)
      let claims = try casebook.claim(limit: 2, holder: "a", lease: 60, at: Samples.start)
      let completions = [Samples.completion(of: claims[0], .approve), Samples.completion(of: claims[1], .refer)]
      _ = try casebook.complete(completions, at: Samples.start)
      let before = try casebook.snapshot()
      let other = [Samples.completion(of: claims[0], .reject), Samples.completion(of: claims[1], .reject)]
      #expect(try casebook.complete(completions + other, at: Samples.hour(1)) == Array(repeating: .stale, count: 4))
      #expect(try casebook.snapshot() == before)
    },
    ConformanceCheck("work on an application superseded or decided meanwhile is stale; the rest of the batch counts") {
      casebook in
      try casebook.registerSamples(3)
      let claims = try casebook.claim(limit: 3, holder: "a", lease: 600, at: Samples.start)
      _ = try casebook.register([Samples.new(9, person: 1, submitted: 9)], at: Samples.start + 1)
      try casebook.review(.reject, 2, at: Samples.start + 2)
      #expect(
        try casebook.complete(claims.map { Samples.completion(of: $0, .approve) }, at: Samples.start + 3)
          == [.stale, .stale, .recorded(.approved)])
      #expect(try (1...3).map { try casebook.status($0) } == [.superseded, .rejected, .approved])
      #expect(try casebook.record(of: Samples.id(2))?.evidence == nil)
    },
    ConformanceCheck("a notice that does not fit the verdict is refused with its whole batch") { casebook in
      try casebook.registerSamples(2)
      let claims = try casebook.claim(limit: 2, holder: "a", lease: 600, at: Samples.start)
      let application = claims[1].application
      func completion(_ verdict: Verdict, _ notice: RenderedNotice?) -> Completion {
        Completion(
          claim: claims[1], evidence: Samples.evidence, judgement: Samples.judgement(verdict), notice: notice,
          portraitHash: nil)
      }
      let wrong = [
        completion(.approve, nil),
        completion(.refer, Samples.notice(.rejected, of: application, decision: 1)),
        completion(.approve, Samples.notice(.rejected, of: application, decision: 1)),
        completion(.reject, Samples.notice(.approved, of: application, decision: 1)),
        completion(.approve, Samples.notice(.approved, of: application, decision: 2)),
        completion(.approve, Samples.notice(.approved, of: claims[0].application, decision: 1)),
      ]
      for wrong in wrong {
        try casebook.expectInconsistent {
          _ = try casebook.complete([Samples.completion(of: claims[0], .approve), wrong], at: Samples.hour(1))
        }
      }
      #expect(
        try casebook.complete(claims.map { Samples.completion(of: $0, .approve) }, at: Samples.hour(1))
          == [.recorded(.approved), .recorded(.approved)], "the leases are as good as before")
    },
    ConformanceCheck("a rejection without a reason, and a code that is not one word, are refused") { casebook in
      try casebook.registerSamples(1)
      let claim = try #require(try casebook.claim(limit: 1, holder: "a", lease: 600, at: Samples.start).first)
      for reasons in [[], ["two words"], [""]] as [[ReasonCode]] {
        let judgement = Judgement(verdict: .reject, reasons: reasons, fired: [], ruleSet: "rules-1")
        let completion = Completion(
          claim: claim, evidence: Samples.evidence, judgement: judgement,
          notice: Samples.notice(.rejected, of: claim.application, decision: 1), portraitHash: nil)
        try casebook.expectInconsistent { _ = try casebook.complete([completion], at: Samples.hour(1)) }
      }
    },
    ConformanceCheck("a measurement that no JSON can hold is refused") { casebook in
      try casebook.registerSamples(1)
      let claim = try #require(try casebook.claim(limit: 1, holder: "a", lease: 600, at: Samples.start).first)
      let evidence = Evidence(
        portrait: Measurements([Measurement(name: "pose.yaw", value: .number(.nan))]), identity: nil)
      let completion = Completion(
        claim: claim, evidence: evidence, judgement: Samples.judgement(.refer), notice: nil, portraitHash: nil)
      try casebook.expectInconsistent { _ = try casebook.complete([completion], at: Samples.hour(1)) }
    },
  ]
}
