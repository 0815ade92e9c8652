import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  static let journal: [ConformanceCheck] = [
    ConformanceCheck("an empty journal is intact") { casebook in
      let entries = try casebook.journal(of: nil, after: 0, limit: 9)
      let verification = try casebook.verifyJournal()
      #expect(entries.isEmpty)
      #expect(verification == .intact(sequence: 0, hash: ""))
    },
    ConformanceCheck("a life leaves one entry a change, in order, with who and when") { casebook in
      try casebook.registerSamples(1)
      try casebook.inspectNext(.refer, at: Samples.hour(1))
      try casebook.review(.approve, 1, at: Samples.hour(2))
      func deliver(_ outcome: Delivery.Outcome, at hour: Double) throws {
        let due = try casebook.pendingNotices(limit: 9, at: Samples.hour(hour))
        try casebook.recordDeliveries(
          due.map { Delivery(entry: $0.id, outcome: outcome, detail: "said") }, at: Samples.hour(hour))
      }
      try deliver(.temporary(retryAt: Samples.hour(4)), at: 3)
      try deliver(.permanent, at: 4)
      try casebook.cancelSample(1, at: Samples.hour(5))
      try deliver(.sent, at: 6)
      let entries = try casebook.journal(of: nil, after: 0, limit: 99)
      #expect(
        entries.map(\.event) == [
          "registered", "inspected", "referred", "notice_withdrawn", "approved", "notice_deferred", "notice_failed",
          "cancelled", "notice_sent",
        ])
      #expect(entries.map(\.sequence) == Array(1...9))
      #expect(entries.map(\.at) == [0, 1, 1, 2, 2, 3, 4, 5, 6].map { Samples.hour($0) })
      let (machine, reviewer) = (Actor.machine, Actor.person("reviewer1"))
      #expect(
        entries.map(\.actor) == [
          machine, machine, machine, reviewer, reviewer, machine, machine, .person("clerk1"), machine,
        ])
      #expect(try entries.allSatisfy { try $0.application == Samples.id(1) })
    },
    ConformanceCheck("superseding is entered for the application that was superseded") { casebook in
      try casebook.registerSamples(1)
      _ = try casebook.register([Samples.new(3, person: 1, submitted: 9)], at: Samples.hour(9))
      _ = try casebook.register([Samples.new(2, person: 1, submitted: 8)], at: Samples.hour(9))
      for number in [1, 2] {
        let entries = try casebook.journal(of: Samples.id(number), after: 0, limit: 9)
        #expect(entries.map(\.event).filter { $0 != "notice_withdrawn" } == ["registered", "superseded"])
        #expect(try entries.last?.detail.contains(Samples.id(3).text) == true)
      }
    },
    ConformanceCheck("each entry's previous hash is the hash before") { casebook in
      try casebook.registerSamples(3)
      let entries = try casebook.journal(of: nil, after: 0, limit: 9)
      #expect(entries.map(\.previousHash) == [""] + entries.map(\.hash).dropLast())
      #expect(Set(entries.map(\.hash)).count == 3)
      #expect(entries.allSatisfy { $0.hash.count == 64 })
    },
    ConformanceCheck("the journal is paged, whole or of one application") { casebook in
      try casebook.registerSamples(3)
      for _ in 1...3 { try casebook.inspectNext(.approve) }
      let all = try casebook.journal(of: nil, after: 0, limit: 99)
      #expect(try casebook.journal(of: nil, after: 3, limit: 2) == Array(all[3..<5]))
      let own = all.filter { $0.application == all[1].application }
      #expect(own.count == 4)
      #expect(try casebook.journal(of: Samples.id(2), after: 0, limit: 99) == own)
      #expect(try casebook.journal(of: Samples.id(2), after: own[0].sequence, limit: 1) == [own[1]])
    },
    ConformanceCheck("no personal data and no free text get into the journal") { casebook in
      try casebook.registerSamples(2)
      try casebook.inspectNext(.refer)
      try casebook.review(.reject, 1, message: "請取下口罩", note: "申請人電話說明")
      try casebook.review(.approve, 2)
      try casebook.cancelSample(2, note: "本人來電", at: Samples.hour(3))
      let pending = try casebook.pendingNotices(limit: 9, at: Samples.hour(4))
      try casebook.recordDeliveries(
        pending.map {
          Delivery(entry: $0.id, outcome: .permanent, detail: "550 <\($0.notice.recipient.text)> unknown")
        },
        at: Samples.hour(4))
      let secrets = try (1...2).flatMap { number in
        let applicant = try Samples.application(number).applicant
        return [
          applicant.name.text, applicant.idNumber.text, applicant.birthDate.iso, applicant.phone.text,
          applicant.email.text, "申請人電話說明", "請取下口罩", "本人來電", "健保",
        ]
      }
      for entry in try casebook.journal(of: nil, after: 0, limit: 99) {
        for secret in secrets { #expect(!entry.detail.contains(secret), "\(entry.event) tells \(secret)") }
      }
    },
    ConformanceCheck("details are one line of JSON with keys in order") { casebook in
      try casebook.registerSamples(1)
      try casebook.inspectNext(.reject)
      for entry in try casebook.journal(of: nil, after: 0, limit: 99) {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(entry.detail.utf8)) as? [String: Any])
        let again = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        #expect(String(decoding: again, as: UTF8.self) == entry.detail)
      }
    },
    ConformanceCheck("the check answers the head, and knows a head noted earlier") { casebook in
      #expect(try casebook.journalHead() == nil)
      try casebook.registerSamples(3)
      let entries = try casebook.journal(of: nil, after: 0, limit: 9)
      let head = JournalVerification.intact(sequence: 3, hash: entries[2].hash)
      #expect(try casebook.verifyJournal() == head)
      #expect(try casebook.journalHead() == JournalCheckpoint(sequence: 3, hash: entries[2].hash))
      for entry in entries {
        #expect(
          try casebook.verifyJournal(against: JournalCheckpoint(sequence: entry.sequence, hash: entry.hash)) == head)
      }
      #expect(try casebook.verifyJournal(against: JournalCheckpoint(sequence: 0, hash: "")) == head)
    },
    ConformanceCheck("a head noted earlier that is not there any more is found and named") { casebook in
      try casebook.registerSamples(3)
      let entries = try casebook.journal(of: nil, after: 0, limit: 9)
      let beyond = try casebook.verifyJournal(against: JournalCheckpoint(sequence: 5, hash: entries[2].hash))
      guard case .broken(sequence: 4, _) = beyond else {
        Issue.record("a cut tail gave \(beyond)")
        return
      }
      let other = try casebook.verifyJournal(against: JournalCheckpoint(sequence: 2, hash: entries[2].hash))
      guard case .broken(sequence: 2, _) = other else {
        Issue.record("a rewritten journal gave \(other)")
        return
      }
    },
  ]
}
