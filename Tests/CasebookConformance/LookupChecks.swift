import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  static let lookup: [ConformanceCheck] = [
    ConformanceCheck("an unknown number has no record") { casebook in
      let record = try casebook.record(of: Samples.id(1))
      #expect(record == nil)
    },
    ConformanceCheck("a page after an unknown number is refused") { casebook in
      try casebook.expectRefusal(.unknownApplication(Samples.id(1))) {
        _ = try casebook.page(of: .received, after: Samples.id(1), limit: 9)
      }
    },
    ConformanceCheck("a queue line holds what a list shows") { casebook in
      try casebook.registerSamples(2)
      try casebook.inspectNext(.refer)
      let application = try Samples.application(1)
      #expect(
        try casebook.page(of: .referred, after: nil, limit: 9) == [
          QueueEntry(
            application: application.id, name: application.applicant.name, idNumber: application.applicant.idNumber,
            submittedAt: application.submittedAt, status: .referred, reasons: ["head_too_small", "picture_dark"])
        ])
      #expect(try casebook.page(of: .received, after: nil, limit: 9).map(\.reasons) == [[]])
    },
    ConformanceCheck("a queue line tells the decision's reasons once there is one, and the machine's before") {
      casebook in
      try casebook.registerSamples(3)
      try casebook.inspectNext(.refer)
      try casebook.inspectNext(.refer)
      try casebook.inspectNext(.reject)
      try casebook.review(.reject, 1)
      try casebook.review(.approve, 2)
      #expect(
        try casebook.page(of: .rejected, after: nil, limit: 9).map(\.reasons) == [
          ["head_cropped"], ["head_too_small", "picture_dark"],
        ])
      #expect(try casebook.page(of: .approved, after: nil, limit: 9).map(\.reasons) == [[]])
    },
    ConformanceCheck("pages follow each other by submission without gaps or repeats, equal times included") {
      casebook in
      let batch = try (1...20).map { try Samples.new($0, submitted: Double($0 / 4)) }
      _ = try casebook.register(batch.reversed(), at: Samples.hour(9))
      var seen: [QueueEntry] = []
      while true {
        let page = try casebook.page(of: .received, after: seen.last?.application, limit: 3)
        if page.isEmpty { break }
        #expect(page.count <= 3)
        seen += page
      }
      #expect(seen.map(\.application) == batch.map(\.application.id))
    },
    ConformanceCheck("the next page is found even when the last line's application has moved on") { casebook in
      try casebook.registerSamples(4)
      let first = try casebook.page(of: .received, after: nil, limit: 2)
      try casebook.review(.approve, 2)
      let next = try casebook.page(of: .received, after: first.last?.application, limit: 2)
      #expect(try next.map(\.application) == [Samples.id(3), Samples.id(4)])
    },
    ConformanceCheck("counts name every status and agree with the pages") { casebook in
      #expect(try casebook.counts() == Dictionary(uniqueKeysWithValues: ApplicationStatus.allCases.map { ($0, 0) }))
      try casebook.registerSamples(5)
      for verdict in Verdict.allCases { try casebook.inspectNext(verdict) }
      _ = try casebook.register([Samples.new(9, person: 4, submitted: 9)], at: Samples.hour(9))
      let counts = try casebook.counts()
      for status in ApplicationStatus.allCases {
        #expect(try casebook.page(of: status, after: nil, limit: 99).count == counts[status], "\(status)")
      }
      #expect(counts.values.reduce(0, +) == 6)
    },
    ConformanceCheck("times are kept to the millisecond") { casebook in
      let moment = Date(timeIntervalSince1970: 1_795_136_400.123)
      _ = try casebook.register([Samples.new(1)], at: moment)
      let kept = try #require(try casebook.record(of: Samples.id(1))?.receivedAt)
      #expect(abs(kept.timeIntervalSince(moment)) < 0.0005)
    },
  ]

  static let reports: [ConformanceCheck] = [
    ConformanceCheck("report facts hold the machine's verdict and the first decision") {
      casebook in
      _ = try casebook.register([3, 1, 4, 2].map { try Samples.new($0) }, at: Samples.start)
      for verdict in [Verdict.approve, .refer, .reject] { try casebook.inspectNext(verdict) }
      try casebook.review(.approve, 2, at: Samples.hour(5))
      let facts = try casebook.reportFacts()
      #expect(try facts.map(\.submittedAt) == (1...4).map { try Samples.application($0).submittedAt })
      #expect(facts.map(\.receivedAt) == Array(repeating: Samples.start, count: 4))
      #expect(facts.map(\.status) == [.approved, .approved, .rejected, .received])
      #expect(facts.map(\.machineVerdict) == [.approve, .refer, .reject, nil])
      #expect(facts.map(\.machineReasons.count) == [0, 2, 2, 0])
      #expect(facts.map(\.decision?.decidedBy) == [.machine, .person("reviewer1"), .machine, nil])
      #expect(facts[1].decision?.decidedAt == Samples.hour(5))
      #expect(facts.map(\.inspectedAt) == [Samples.hour(1), Samples.hour(1), Samples.hour(1), nil])
      #expect(facts[2].decision?.reasons == ["head_too_small", "picture_dark"])
    },
    ConformanceCheck("report facts tell when an application was superseded and a card cancelled") { casebook in
      try casebook.registerSamples(2)
      _ = try casebook.register([Samples.new(4, person: 1, submitted: 9)], at: Samples.hour(9))
      // Older than the one it finds, and later there.
      _ = try casebook.register([Samples.new(3, person: 4, submitted: 8)], at: Samples.hour(10))
      _ = try casebook.register([Samples.new(5, person: 4, submitted: 7)], at: Samples.hour(11))
      try casebook.review(.approve, 2)
      try casebook.cancelSample(2, at: Samples.hour(12))
      let facts = try casebook.reportFacts()
      #expect(facts.map(\.status) == [.superseded, .cancelled, .superseded, .received, .received])
      #expect(facts.map(\.supersededAt) == [Samples.hour(9), nil, Samples.hour(11), nil, nil])
      #expect(facts.map(\.cancelledAt) == [nil, Samples.hour(12), nil, nil, nil])
    },
    ConformanceCheck("report facts tell of mails, rules, hosts and of those who were rejected before") { casebook in
      _ = try casebook.register([Samples.new(1), Samples.new(2)], at: Samples.start)
      for verdict in [Verdict.reject, .approve] { try casebook.inspectNext(verdict) }
      let due = try casebook.pendingNotices(limit: 9, at: Samples.hour(2)).filter { $0.notice.kind == .rejected }
      try casebook.recordDeliveries(
        due.map { Delivery(entry: $0.id, outcome: .sent, detail: "said") }, at: Samples.hour(2))
      _ = try casebook.register([Samples.new(3, person: 1, submitted: 9)], at: Samples.hour(9))
      let facts = try casebook.reportFacts()
      #expect(facts.map(\.application) == (1...3).map { "2026-00000\($0)" })
      #expect(facts.map(\.isRepeat) == [false, false, true])
      #expect(facts.map(\.mail) == [.handedOver(Samples.hour(2)), .waiting, .unknown])
      #expect(facts.map(\.ruleSet) == ["rules-1", "rules-1", nil])
      #expect(facts.map(\.isDoubtfulAddress) == [false, false, false])
    },
    ConformanceCheck("notices are counted by kind and what became of them, in a time") { casebook in
      try casebook.registerSamples(2)
      try casebook.inspectNext(.approve)
      let due = try casebook.pendingNotices(limit: 9, at: Samples.hour(1))
      try casebook.recordDeliveries(
        due.prefix(2).map { Delivery(entry: $0.id, outcome: .sent, detail: "said") }, at: Samples.hour(1))
      func counts(_ from: Double, _ to: Double) throws -> Set<NoticeCount> {
        Set(try casebook.noticeCounts(from: Samples.hour(from), to: Samples.hour(to)))
      }
      let sent = try casebook.notices(after: nil, limit: 9).filter { $0.status == .sent }.map(\.notice.kind)
      #expect(sent.count == 2)
      #expect(try counts(0, 1).map(\.number).reduce(0, +) == 3, "the first receipt was taken back or sent")
      #expect(try counts(0, 0).map(\.kind).allSatisfy { $0 == .received })
      #expect(try counts(2, 3) == [])
    },
    ConformanceCheck("an error of whoever reads the facts comes back as it was") { casebook in
      struct EnoughRead: Error {}
      try casebook.registerSamples(3)
      var read = 0
      #expect(throws: EnoughRead.self) {
        try casebook.forEachReportFact { _ in
          read += 1
          if read == 2 { throw EnoughRead() }
        }
      }
      #expect(read == 2)
      #expect(try casebook.counts()[.received] == 3, "the casebook works on")
    },
  ]
}
