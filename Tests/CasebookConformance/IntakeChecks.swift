import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  static let intake: [ConformanceCheck] = [
    ConformanceCheck("a new application is kept whole, with its receipt in the outbox") { casebook in
      let new = try Samples.new(1)
      #expect(try casebook.register([new], at: Samples.hour(1)) == [.registered(superseding: [])])
      let record = try #require(try casebook.record(of: new.application.id))
      #expect(record.application == new.application)
      #expect(record.form == new.form, "the form is kept byte for byte, unknown fields included")
      #expect(record.portraitSHA256 == new.portraitSHA256)
      #expect(record.identitySHA256 == new.identitySHA256)
      #expect(record.status == .received)
      #expect(record.receivedAt == Samples.hour(1))
      #expect(record.nextDecision == 1)
      #expect(record.evidence == nil && record.judgement == nil && record.inspectedAt == nil)
      #expect(record.decisions.isEmpty && record.supersededBy == nil && record.cancellation == nil)
      #expect(record.notices.map(\.notice) == [new.receipt])
      #expect(record.notices.map(\.status) == [.pending])
    },
    ConformanceCheck("optional parts of an application come back as they were") { casebook in
      let batch = try (1...2).map { try Samples.new($0, registeredBy: $0 == 2 ? "counter7" : nil) }
      _ = try casebook.register(batch, at: Samples.start)
      for new in batch {
        #expect(try casebook.record(of: new.application.id)?.application == new.application)
      }
    },
    ConformanceCheck("the same bundle again changes nothing, whatever has become of it") { casebook in
      try casebook.registerSamples(4)
      for verdict in Verdict.allCases { try casebook.inspectNext(verdict) }
      let newer = try Samples.new(9, person: 4, submitted: 9)
      _ = try casebook.register([newer], at: Samples.hour(9))
      let before = try casebook.snapshot()
      #expect(before.counts.filter { $0.value > 0 }.count == 5, "one application of each kind was wanted")
      let again = try casebook.register((1...4).map { try Samples.new($0) } + [newer], at: Samples.hour(10))
      #expect(again == Array(repeating: .alreadyKnown, count: 5))
      #expect(try casebook.snapshot() == before)
    },
    ConformanceCheck("another content under a taken number is refused") { casebook in
      try casebook.registerSamples(1)
      let before = try casebook.snapshot()
      let other = try Samples.new(1, content: "second")
      #expect(try casebook.register([other], at: Samples.hour(1)) == [.differentContent])
      #expect(try casebook.snapshot() == before)
    },
    ConformanceCheck("a batch answers in its order, and sees its own earlier entries") { casebook in
      let batch = try [
        Samples.new(1), Samples.new(2), Samples.new(1), Samples.new(2, content: "second"),
        Samples.new(3, person: 1, submitted: 5),
      ]
      #expect(
        try casebook.register(batch, at: Samples.hour(6)) == [
          .registered(superseding: []), .registered(superseding: []), .alreadyKnown, .differentContent,
          .registered(superseding: [Samples.id(1)]),
        ])
    },
    ConformanceCheck("an empty batch is no work") { casebook in
      let registered = try casebook.register([], at: Samples.start)
      let completed = try casebook.complete([], at: Samples.start)
      #expect(registered.isEmpty && completed.isEmpty)
    },
    ConformanceCheck("a batch with a receipt of something else is refused whole") { casebook in
      let wrong = try Samples.new(2)
      let receipts = try [
        Samples.notice(.received, of: Samples.application(3), decision: 0),
        Samples.notice(.approved, of: Samples.application(2), decision: 0),
        Samples.notice(.received, of: Samples.application(2), decision: 1),
      ]
      for receipt in receipts {
        let new = NewApplication(
          application: wrong.application, form: wrong.form, contentSHA256: wrong.contentSHA256,
          portraitSHA256: wrong.portraitSHA256,
          identitySHA256: wrong.identitySHA256, receipt: receipt)
        try casebook.expectInconsistent { _ = try casebook.register([try Samples.new(1), new], at: Samples.start) }
      }
      #expect(try casebook.record(of: Samples.id(1)) == nil)
    },
  ]
}
