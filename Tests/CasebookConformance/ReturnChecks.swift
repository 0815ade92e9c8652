import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  static let returns: [ConformanceCheck] = [
    ConformanceCheck("a returned form is kept whole, with its decision and its mail in the outbox") { casebook in
      let new = try Samples.newReturn(1)
      #expect(try casebook.returnForms([new], at: Samples.hour(1)) == [.returned])
      let record = try #require(try casebook.returnRecord(of: new.form.id))
      #expect(record.form == new.form)
      #expect(record.bytes == new.bytes)
      #expect(record.receivedAt == Samples.hour(1))
      #expect(
        record.decision
          == DecisionRecord(
            number: 1, decision: .return, reasons: ["form_id_check_digit", "form_phone"], note: nil,
            decidedBy: .machine, decidedAt: Samples.hour(1)))
      #expect(record.notices.map(\.notice) == [new.notice])
      #expect(try casebook.pendingNotices(limit: 9, at: Samples.hour(1)).map(\.notice) == [new.notice])
      #expect(try casebook.record(of: new.form.id) == nil)
    },
    ConformanceCheck("a returned form stands in journal, counts, queue and report") { casebook in
      let new = try Samples.newReturn(1)
      _ = try casebook.returnForms([new], at: Samples.hour(1))
      #expect(
        try casebook.journal(of: new.form.id, after: 0, limit: 9).map(\.event) == ["registered", "returned"])
      #expect(try casebook.counts()[.returned] == 1)
      #expect(
        try casebook.page(of: .returned, after: nil, limit: 9) == [
          QueueEntry(
            application: new.form.id, name: new.form.name, idNumber: nil, submittedAt: new.form.submittedAt,
            status: .returned, reasons: ["form_id_check_digit", "form_phone"])
        ])
      let facts = try casebook.reportFacts()
      #expect(facts.map(\.status) == [.returned])
      #expect(facts.first?.decision?.decision == .return)
      #expect(facts.first?.machineVerdict == nil)
    },
    ConformanceCheck("the journal tells nothing of a returned form's sender") { casebook in
      let new = try Samples.newReturn(1)
      _ = try casebook.returnForms([new], at: Samples.hour(1))
      let details = try casebook.journal(of: nil, after: 0, limit: 9).map(\.detail).joined()
      #expect(!details.contains(new.form.name.text) && !details.contains(new.form.email.text))
    },
    ConformanceCheck("the same form again changes nothing; another content under its number is refused") { casebook in
      _ = try casebook.returnForms([Samples.newReturn(1)], at: Samples.hour(1))
      _ = try casebook.register([Samples.new(2)], at: Samples.hour(1))
      let before = try casebook.snapshot()
      let again = try casebook.returnForms(
        [Samples.newReturn(1), Samples.newReturn(1, content: "second"), Samples.newReturn(2, content: "third")],
        at: Samples.hour(2))
      #expect(again == [.alreadyKnown, .differentContent, .differentContent])
      #expect(
        try casebook.register([Samples.new(1, content: "mended")], at: Samples.hour(2)) == [.differentContent])
      #expect(try casebook.snapshot() == before)
    },
    ConformanceCheck("a batch of returns sees its own earlier entries") { casebook in
      let batch = try [1, 2, 1].map { try Samples.newReturn($0) }
      #expect(
        try casebook.returnForms(batch, at: Samples.hour(1)) == [.returned, .returned, .alreadyKnown])
    },
    ConformanceCheck("a returned form is final: nobody claims, decides or cancels it") { casebook in
      let id = try Samples.id(1)
      _ = try casebook.returnForms([Samples.newReturn(1)], at: Samples.hour(1))
      #expect(try casebook.claim(limit: 9, holder: "machine", lease: 60, at: Samples.hour(1)).isEmpty)
      try casebook.expectRefusal(.illegal(id, status: .returned, wanted: "approve")) {
        try casebook.review(.approve, 1, expecting: 2)
      }
      try casebook.expectRefusal(.illegal(id, status: .returned, wanted: "cancel")) {
        try casebook.cancelSample(1, at: Samples.hour(2))
      }
    },
    ConformanceCheck("a return neither replaces the person's application nor is replaced by it") { casebook in
      _ = try casebook.register([Samples.new(1)], at: Samples.hour(1))
      _ = try casebook.returnForms([Samples.newReturn(2, submitted: 5)], at: Samples.hour(5))
      let newer = try Samples.new(3, person: 1, submitted: 6)
      #expect(try casebook.register([newer], at: Samples.hour(6)) == [.registered(superseding: [Samples.id(1)])])
      #expect(try casebook.counts()[.returned] == 1)
    },
    ConformanceCheck("a return with a mail of something else, or without a reason, is refused whole") { casebook in
      let new = try Samples.newReturn(1)
      let application = try Samples.application(1)
      for notice in [
        Samples.notice(.rejected, of: application, decision: 1),
        Samples.notice(.returned, of: application, decision: 2),
        Samples.notice(.returned, of: try Samples.application(2), decision: 1),
      ] {
        let wrong = NewReturn(form: new.form, bytes: new.bytes, contentSHA256: new.contentSHA256, notice: notice)
        try casebook.expectInconsistent {
          _ = try casebook.returnForms([try Samples.newReturn(3), wrong], at: Samples.start)
        }
      }
      let silent = ReturnedForm(
        id: new.form.id, submittedAt: new.form.submittedAt, name: new.form.name, email: new.form.email, faults: [])
      try casebook.expectInconsistent {
        _ = try casebook.returnForms(
          [NewReturn(form: silent, bytes: new.bytes, contentSHA256: new.contentSHA256, notice: new.notice)],
          at: Samples.start)
      }
    },
  ]
}
