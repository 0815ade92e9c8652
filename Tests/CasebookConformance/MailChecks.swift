import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  static let mail: [ConformanceCheck] = [
    ConformanceCheck("pending notices come in the order in which they fell due, byte for byte") { casebook in
      try casebook.registerSamples(3)
      try casebook.inspectNext(.approve, at: Samples.hour(1))
      let pending = try casebook.pendingNotices(limit: 9, at: Samples.hour(1))
      let expected = try (1...3).map { try Samples.notice(.received, of: Samples.application($0), decision: 0) }
      #expect(
        try pending.map(\.notice) == expected + [Samples.notice(.approved, of: Samples.application(1), decision: 1)])
      #expect(pending.map(\.attempts) == [0, 0, 0, 0])
      #expect(pending.map(\.createdAt) == [Samples.start, Samples.start, Samples.start, Samples.hour(1)])
      #expect(try casebook.pendingNotices(limit: 2, at: Samples.hour(1)) == Array(pending.prefix(2)))
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.start).count == 3, "what lies ahead is not due")
    },
    ConformanceCheck("what is sent, refused for good or of unknown fate is never pending again") { casebook in
      try casebook.registerSamples(3)
      let pending = try casebook.pendingNotices(limit: 9, at: Samples.start)
      let outcomes: [Delivery.Outcome] = [.sent, .permanent, .unknown]
      try casebook.recordDeliveries(
        zip(pending, outcomes).map { Delivery(entry: $0.id, outcome: $1, detail: "250 OK") }, at: Samples.hour(1))
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(99)).isEmpty)
      let entries = try casebook.notices(after: nil, limit: 9)
      #expect(entries.map(\.status) == [.unknown, .failed, .sent])
      #expect(entries.map(\.attempts) == [1, 1, 1])
      #expect(entries.map(\.lastAttemptAt) == Array(repeating: Samples.hour(1), count: 3))
      #expect(entries.map(\.lastDetail) == Array(repeating: "250 OK", count: 3))
    },
    ConformanceCheck("a temporary failure comes back at its time, not before") { casebook in
      try casebook.registerSamples(1)
      let entry = try #require(try casebook.pendingNotices(limit: 1, at: Samples.start).first)
      try casebook.recordDeliveries(
        [Delivery(entry: entry.id, outcome: .temporary(retryAt: Samples.hour(2)), detail: "451 later")],
        at: Samples.hour(1))
      #expect(try casebook.pendingNotices(limit: 1, at: Samples.hour(2) - 0.001).isEmpty)
      let again = try #require(try casebook.pendingNotices(limit: 1, at: Samples.hour(2)).first)
      #expect(again.notice == entry.notice)
      #expect(again.status == .pending)
      #expect(again.attempts == 1)
      #expect(again.lastDetail == "451 later")
    },
    ConformanceCheck("a second word on a settled delivery changes nothing") { casebook in
      try casebook.registerSamples(3)
      let pending = try casebook.pendingNotices(limit: 9, at: Samples.start)
      let outcomes: [Delivery.Outcome] = [.sent, .permanent, .unknown]
      try casebook.recordDeliveries(
        zip(pending, outcomes).map { Delivery(entry: $0.id, outcome: $1, detail: "first") }, at: Samples.hour(1))
      let before = try casebook.snapshot()
      for outcome in outcomes + [.temporary(retryAt: Samples.hour(3))] {
        try casebook.recordDeliveries(
          pending.map { Delivery(entry: $0.id, outcome: outcome, detail: "second") }, at: Samples.hour(2))
      }
      #expect(try casebook.snapshot() == before)
    },
    ConformanceCheck("a delivery of no known notice is refused with its whole batch") { casebook in
      try casebook.registerSamples(1)
      let entry = try #require(try casebook.pendingNotices(limit: 1, at: Samples.start).first)
      try casebook.expectInconsistent {
        try casebook.recordDeliveries(
          [entry.id, entry.id + 999].map { Delivery(entry: $0, outcome: .sent, detail: "250 OK") }, at: Samples.hour(1))
      }
    },
    ConformanceCheck("a message identifier is used once") { casebook in
      try casebook.registerSamples(1)
      let second = try Samples.new(2)
      let stolen = RenderedNotice(
        kind: .received, application: second.application.id, decisionNumber: 0,
        recipient: second.application.applicant.email, messageID: try Samples.new(1).receipt.messageID, bytes: Data())
      let new = NewApplication(
        application: second.application, form: second.form, contentSHA256: second.contentSHA256,
        portraitSHA256: second.portraitSHA256,
        identitySHA256: second.identitySHA256, receipt: stolen)
      let before = try casebook.snapshot()
      #expect(throws: CasebookError.self) { try casebook.register([new], at: Samples.hour(1)) }
      #expect(try casebook.snapshot() == before)
    },
    ConformanceCheck("all notices are paged newest first, without gaps") { casebook in
      try casebook.registerSamples(7)
      var seen: [OutboxEntry] = []
      while true {
        let page = try casebook.notices(after: seen.last?.id, limit: 3)
        if page.isEmpty { break }
        seen += page
      }
      #expect(try seen.map(\.notice.application) == (1...7).reversed().map { try Samples.id($0) })
      #expect(try casebook.notices(after: nil, limit: 9) == seen)
    },
  ]
}
