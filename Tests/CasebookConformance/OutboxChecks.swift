import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  static let outbox: [ConformanceCheck] = [
    ConformanceCheck("what is being handed over is given to nobody else, and known until its outcome is recorded") {
      casebook in
      try casebook.registerSamples(3)
      let first = try casebook.beginDeliveries(limit: 2, at: Samples.hour(1))
      #expect(try first.map(\.notice.application) == [Samples.id(1), Samples.id(2)])
      #expect(try casebook.beginDeliveries(limit: 9, at: Samples.hour(1)).map(\.notice.application) == [Samples.id(3)])
      #expect(try casebook.begunDeliveries().map(\.phase) == Array(repeating: .sending, count: 3))
      let outcomes: [Delivery.Outcome] = [.untried, .sent, .temporary(retryAt: Samples.hour(2))]
      try casebook.recordDeliveries(
        zip(try casebook.begunDeliveries(), outcomes).map { Delivery(entry: $0.id, outcome: $1, detail: "said") },
        at: Samples.hour(1))
      #expect(try casebook.begunDeliveries().isEmpty)
      let entries = try casebook.notices(after: nil, limit: 9).reversed()
      #expect(entries.map(\.phase) == [.queued, .sent, .retry(at: Samples.hour(2))])
      #expect(entries.map(\.attempts) == [0, 1, 1], "what was not offered was not tried")
      #expect(entries.map(\.firstAttemptAt) == [nil, Samples.hour(1), Samples.hour(1)])
    },
    ConformanceCheck("what became of some and what goes next is one step, by which a person's next mail becomes free") {
      casebook in
      _ = try casebook.register([Samples.new(1)], at: Samples.start)
      try casebook.inspectNext(.reject, at: Samples.start)
      _ = try casebook.register([Samples.new(2, person: 1, submitted: 5)], at: Samples.hour(5))
      let first = try casebook.beginDeliveries(limit: 9, at: Samples.hour(5))
      #expect(first.map(\.notice.kind) == [.rejected])
      let next = try casebook.beginDeliveries(
        limit: 9, after: first.map { Delivery(entry: $0.id, outcome: .sent, detail: "250 OK") }, at: Samples.hour(6))
      #expect(next.map(\.notice.kind) == [.received])
      #expect(
        try casebook.notice(first[0].id)?.status == .sent && casebook.begunDeliveries().map(\.id) == next.map(\.id))
      let none = try casebook.beginDeliveries(
        limit: 0, after: next.map { Delivery(entry: $0.id, outcome: .untried, detail: "") }, at: Samples.hour(6))
      #expect(try none.isEmpty && casebook.begunDeliveries().isEmpty)
    },
    ConformanceCheck("a person's mail waits for that person's earlier mail, and for nobody else's") { casebook in
      _ = try casebook.register([Samples.new(1)], at: Samples.start)
      try casebook.inspectNext(.reject, at: Samples.start)
      _ = try casebook.register([Samples.new(2, person: 1, submitted: 5), Samples.new(3)], at: Samples.hour(5))
      let due = try casebook.beginDeliveries(limit: 9, at: Samples.hour(5))
      #expect(due.map(\.notice.kind) == [.rejected, .received])
      #expect(try due.map(\.notice.application) == [Samples.id(1), Samples.id(3)])
      try casebook.recordDeliveries(
        due.map { Delivery(entry: $0.id, outcome: .temporary(retryAt: Samples.hour(7)), detail: "later") },
        at: Samples.hour(5))
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(6)).isEmpty, "the receipt does not overtake it")
      let again = try casebook.beginDeliveries(limit: 9, at: Samples.hour(7))
      try casebook.recordDeliveries(
        again.map { Delivery(entry: $0.id, outcome: .permanent, detail: "no") }, at: Samples.hour(7))
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(7)).map(\.notice.application) == [Samples.id(2)])
    },
    ConformanceCheck("what is taken back while it is handed over is told as it went, or stays taken back") { casebook in
      try casebook.registerSamples(2)
      let begun = try casebook.beginDeliveries(limit: 9, at: Samples.start)
      for number in 1...2 { try casebook.review(.approve, number) }
      #expect(try casebook.begunDeliveries().map(\.status) == [.withdrawn, .withdrawn])
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(9)).isEmpty, "the first word may still go")
      let outcomes: [Delivery.Outcome] = [.sent, .temporary(retryAt: Samples.hour(9))]
      try casebook.recordDeliveries(
        zip(begun, outcomes).map { Delivery(entry: $0.id, outcome: $1, detail: "said") }, at: Samples.hour(3))
      #expect(try begun.map { try casebook.notice($0.id)?.phase } == [.sent, .withdrawn])
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(9)).map(\.notice.kind) == [.approved, .approved])
    },
    ConformanceCheck("a reviewer's mail is held, and goes when its time has come") { casebook in
      try casebook.registerSamples(1)
      try casebook.review(.approve, 1, hold: 600, at: Samples.hour(2))
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(2) + 599).isEmpty)
      let held = try #require(try casebook.notices(after: nil, limit: 1).first)
      #expect(held.phase(at: Samples.hour(2)) == .held(until: Samples.hour(2) + 600))
      #expect(try casebook.postponedNotices(at: Samples.hour(2)) == nil, "nobody has refused it")
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(2) + 600).map(\.id) == [held.id])
    },
    ConformanceCheck("an undone decision takes its mail back, and the application waits where it waited") { casebook in
      try casebook.registerSamples(2)
      try casebook.inspectNext(.refer)
      for number in 1...2 { try casebook.review(.approve, number, note: "錯按", hold: 600, at: Samples.hour(2)) }
      #expect(try casebook.undo(Samples.id(1), by: "reviewer2", at: Samples.hour(2) + 60) == .undone(.referred))
      #expect(try casebook.undo(Samples.id(2), by: "reviewer2", at: Samples.hour(2) + 60) == .undone(.received))
      let record = try #require(try casebook.record(of: Samples.id(1)))
      #expect(record.status == .referred && record.nextDecision == 2)
      #expect(record.decisions.map(\.undoneAt) == [Samples.hour(2) + 60])
      #expect(record.notices.last?.status == .withdrawn)
      #expect(
        try casebook.page(of: .referred, after: nil, limit: 9).map(\.reasons) == [["head_too_small", "picture_dark"]])
      #expect(
        try casebook.journal(of: Samples.id(1), after: 0, limit: 9).suffix(2).map(\.event)
          == ["notice_withdrawn", "undone"])
      #expect(try casebook.undo(Samples.id(1), by: "reviewer2", at: Samples.hour(3)) == .nothingToUndo(.referred))
      var facts: [ReportFact] = []
      try casebook.forEachReportFact { facts.append($0) }
      #expect(facts.map(\.decision) == [nil, nil], "a report knows no decision")
      try casebook.review(.reject, 1, expecting: 2, at: Samples.hour(3))
      #expect(try casebook.record(of: Samples.id(1))?.decisions.map(\.undoneAt) == [Samples.hour(2) + 60, nil])
    },
    ConformanceCheck("what has left, the machine's word and what a newer application follows cannot be undone") {
      casebook in
      try casebook.registerSamples(3)
      try casebook.inspectNext(.approve)
      #expect(try casebook.undo(Samples.id(1), by: "reviewer1", at: Samples.hour(2)) == .nothingToUndo(.approved))
      for number in 2...3 { try casebook.review(.reject, number, hold: 600, at: Samples.hour(2)) }
      let due = try casebook.beginDeliveries(limit: 9, at: Samples.hour(2) + 600)
      #expect(
        try casebook.undo(Samples.id(2), by: "reviewer1", at: Samples.hour(3)) == .tooLate(.rejected, .sending))
      try casebook.recordDeliveries(
        due.map { Delivery(entry: $0.id, outcome: .untried, detail: "") }, at: Samples.hour(3))
      _ = try casebook.register([Samples.new(4, person: 3, submitted: 5)], at: Samples.hour(5))
      #expect(
        try casebook.undo(Samples.id(3), by: "reviewer1", at: Samples.hour(5)) == .overtaken(by: Samples.id(4)))
      #expect(throws: CasebookError.unknownApplication(try Samples.id(9))) {
        try casebook.undo(Samples.id(9), by: "reviewer1", at: Samples.hour(5))
      }
    },
    ConformanceCheck("a person has mail tried again or taken back, but not what is under way, gone or overtaken") {
      casebook in
      try casebook.registerSamples(4)
      let due = try casebook.beginDeliveries(limit: 3, at: Samples.start)
      func change(_ number: Int64, _ change: NoticeChange) throws -> NoticeChangeOutcome {
        try casebook.change(number, change, by: "clerk1", at: Samples.hour(1))
      }
      #expect(try change(due[0].id, .drop) == .illegal(.sending))
      let outcomes: [Delivery.Outcome] = [.sent, .permanent, .unknown]
      try casebook.recordDeliveries(
        zip(due, outcomes).map { Delivery(entry: $0.id, outcome: $1, detail: "said") }, at: Samples.start)
      #expect(try change(due[0].id, .retry) == .illegal(.sent))
      #expect(try change(99, .retry) == .unknownNotice)
      #expect(try change(due[1].id, .retry) == .done)
      let again = try #require(try casebook.notice(due[1].id))
      #expect(again.phase == .queued && again.attempts == 1 && again.firstAttemptAt == nil)
      #expect(try change(4, .drop) == .done)
      #expect(try casebook.notice(4)?.phase == .withdrawn)
      try casebook.review(.approve, 3)
      let later = try #require(try casebook.notices(after: nil, limit: 1).first)
      #expect(try change(due[2].id, .retry) == .overtaken(by: later.id))
      let events = try casebook.journal(of: nil, after: 0, limit: 99).filter { $0.actor == .person("clerk1") }
      #expect(events.map(\.event) == ["notice_requeued", "notice_withdrawn"])
    },
    ConformanceCheck("a refused address is remembered for all its mail, and a report of another system fails a mail") {
      casebook in
      try casebook.registerSamples(3)
      let due = try casebook.beginDeliveries(limit: 9, at: Samples.start)
      try casebook.recordDeliveries(
        [
          Delivery(entry: due[0].id, outcome: .permanent, detail: "550", addressStatus: "5.1.1"),
          Delivery(entry: due[1].id, outcome: .sent, detail: ""),
          Delivery(entry: due[2].id, outcome: .temporary(retryAt: Samples.hour(1)), detail: "later"),
        ], at: Samples.start)
      #expect(try casebook.notices(after: nil, limit: 9).map(\.addressMark) == [nil, nil, "5.1.1"])
      func bounce(_ place: Int, _ status: String, address: Bool) -> Bounce {
        Bounce(messageID: due[place].notice.messageID, status: status, isOfAddress: address)
      }
      #expect(
        try casebook.recordBounces(
          [
            bounce(1, "5.2.2", address: false), bounce(2, "5.1.1", address: true),
            Bounce(messageID: "x@example.tw", status: "5.0.0", isOfAddress: true),
          ], at: Samples.hour(2)) == [.recorded(due[1].id), .nothingNew(due[2].id), .unknownMail])
      #expect(
        try casebook.recordBounces([bounce(1, "5.2.2", address: false)], at: Samples.hour(3))
          == [.nothingNew(due[1].id)])
      let entries = try casebook.notices(after: nil, limit: 9).reversed()
      #expect(entries.map(\.status) == [.failed, .failed, .pending])
      #expect(entries.map(\.addressMark) == ["5.1.1", nil, "5.1.1"])
      #expect(
        try casebook.journal(of: Samples.id(2), after: 0, limit: 9).last?.detail
          == #"{"decision":0,"kind":"received","status":"5.2.2"}"#)
    },
    ConformanceCheck("the last mail of each application is told with whom it was to reach") { casebook in
      try casebook.registerSamples(3)
      try casebook.review(.approve, 1, at: Samples.hour(2))
      _ = try casebook.register([Samples.new(4, person: 2, submitted: 5)], at: Samples.hour(5))
      func told(since hour: Double) throws -> [LastNotice] {
        var told: [LastNotice] = []
        try casebook.forEachLastNotice(since: Samples.hour(hour)) { told.append($0) }
        return told
      }
      let all = try told(since: 0)
      #expect(try all.map(\.application) == [3, 1, 4].map { try Samples.id($0) }, "superseded ones are left out")
      #expect(all.map(\.kind) == [.received, .approved, .received])
      #expect(try all.first?.phone == Samples.application(3).applicant.phone)
      #expect(try told(since: 3).map(\.application) == [Samples.id(4)])
    },
  ]
}

extension OutboxEntry {
  /// Where it stands long after everything.
  fileprivate var phase: DeliveryPhase { phase(at: Samples.hour(1)) }
}
