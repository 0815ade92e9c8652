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
      let expected = try (2...3).map { try Samples.notice(.received, of: Samples.application($0), decision: 0) }
      #expect(
        try pending.map(\.notice) == expected + [Samples.notice(.approved, of: Samples.application(1), decision: 1)])
      #expect(pending.map(\.attempts) == [0, 0, 0])
      #expect(pending.map(\.createdAt) == [Samples.start, Samples.start, Samples.hour(1)])
      #expect(try casebook.pendingNotices(limit: 2, at: Samples.hour(1)) == Array(pending.prefix(2)))
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.start).count == 2, "what lies ahead is not due")
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
    ConformanceCheck("postponed notices are counted until their time comes") { casebook in
      try casebook.registerSamples(3)
      let none = try casebook.postponedNotices(at: Samples.start)
      #expect(none == nil, "what has not been tried is no exception")
      let pending = try casebook.pendingNotices(limit: 2, at: Samples.start)
      try casebook.recordDeliveries(
        zip(pending, [2.0, 3]).map {
          Delivery(entry: $0.id, outcome: .temporary(retryAt: Samples.hour($1)), detail: "451 later")
        }, at: Samples.hour(1))
      #expect(
        try casebook.postponedNotices(at: Samples.hour(1)) == PostponedNotices(number: 2, nextDue: Samples.hour(2)))
      #expect(
        try casebook.postponedNotices(at: Samples.hour(2)) == PostponedNotices(number: 1, nextDue: Samples.hour(3)))
      let over = try casebook.postponedNotices(at: Samples.hour(3))
      #expect(over == nil)
    },
    ConformanceCheck("a notice whose time lies further ahead than any pause is due: the clock was wrong then") {
      casebook in
      _ = try casebook.register((1...2).map { try Samples.new($0, submitted: 0) }, at: Samples.hour(9000))
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(1)).count == 2)
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(8996.9)).count == 2)
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(8997.1)).isEmpty)
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
    ConformanceCheck("a decision takes its application's undelivered mail back, the machine's and a reviewer's") {
      casebook in
      try casebook.registerSamples(3)
      try casebook.inspectNext(.reject)
      try casebook.inspectNext(.refer)
      try casebook.review(.approve, 2)
      let statuses = try (1...3).map { try #require(try casebook.record(of: Samples.id($0))).notices.map(\.status) }
      #expect(statuses == [[.withdrawn, .pending], [.withdrawn, .pending], [.pending]])
      let pending = try casebook.pendingNotices(limit: 9, at: Samples.hour(9))
      #expect(pending.map(\.notice.kind) == [.received, .rejected, .approved])
      #expect(try casebook.deliveryCounts()[.withdrawn] == 2)
      let entry = try #require(
        try casebook.journal(of: Samples.id(2), after: 0, limit: 9).first { $0.event == "notice_withdrawn" })
      #expect(entry.actor == .person("reviewer1") && entry.detail == #"{"decision":0,"kind":"received"}"#)
    },
    ConformanceCheck("a cancellation takes the approval's mail back and puts its own into the outbox") { casebook in
      try casebook.registerSamples(1)
      try casebook.inspectNext(.approve)
      try casebook.cancelSample(1, at: Samples.hour(2))
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(9)).map(\.notice.kind) == [.cancelled])
      #expect(
        try casebook.journal(of: Samples.id(1), after: 0, limit: 9).map(\.event) == [
          "registered", "inspected", "notice_withdrawn", "approved", "notice_withdrawn", "cancelled",
        ])
    },
    ConformanceCheck("a newer application takes the receipt of the one it supersedes back") { casebook in
      try casebook.registerSamples(1)
      _ = try casebook.register([Samples.new(2, person: 1, submitted: 5)], at: Samples.hour(5))
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(9)).map(\.notice.application) == [Samples.id(2)])
      #expect(try casebook.record(of: Samples.id(1))?.notices.map(\.status) == [.withdrawn])
    },
    ConformanceCheck("what has gone out is not taken back; one that may be tried again is") { casebook in
      try casebook.registerSamples(2)
      let receipts = try casebook.pendingNotices(limit: 9, at: Samples.start)
      let outcomes: [Delivery.Outcome] = [.sent, .temporary(retryAt: Samples.hour(9))]
      try casebook.recordDeliveries(
        zip(receipts, outcomes).map { Delivery(entry: $0.id, outcome: $1, detail: "said") }, at: Samples.start)
      for number in 1...2 { try casebook.review(.approve, number) }
      #expect(try casebook.notice(receipts[0].id)?.status == .sent)
      let second = try #require(try casebook.notice(receipts[1].id))
      #expect(second.status == .withdrawn && second.attempts == 1 && second.lastDetail == "said")
      #expect(try casebook.notice(99) == nil)
    },
    ConformanceCheck("a mail that was handed over while it was taken back is said to have gone") { casebook in
      try casebook.registerSamples(2)
      let receipts = try casebook.pendingNotices(limit: 9, at: Samples.start)
      for number in 1...2 { try casebook.review(.approve, number) }
      let outcomes: [Delivery.Outcome] = [.sent, .temporary(retryAt: Samples.hour(9))]
      try casebook.recordDeliveries(
        zip(receipts, outcomes).map { Delivery(entry: $0.id, outcome: $1, detail: "said") }, at: Samples.hour(3))
      #expect(try receipts.map { try casebook.notice($0.id)?.status } == [.sent, .withdrawn])
      #expect(try casebook.notice(receipts[1].id)?.attempts == 0)
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
