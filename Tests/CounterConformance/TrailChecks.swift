import CounterStore
import Foundation
import Testing

extension CounterCheck {
  static let trail: [CounterCheck] = [
    CounterCheck("the trail tells what happened, in order, without personal data") { (store) throws in
      let account = try store.sampleAccount()
      let token = try store.sampleSession(of: account)
      try store.closeSession(token.hash, at: CounterSamples.minute(3))
      try store.note(.loginRefused, of: account.number, at: CounterSamples.minute(4))
      try store.note(.proofRefused, of: nil, at: CounterSamples.minute(4))
      let entries = try store.audit(after: 0, limit: 99)
      #expect(entries.map(\.event) == [.registered, .confirmed, .loggedIn, .loggedOut, .loginRefused, .proofRefused])
      #expect(Set(entries.prefix(5).map(\.person)).count == 1)
      #expect(entries[5].person == nil)
      let told = entries.map { "\($0)" }.joined()
      for secret in ["A123456789", "甄健康", "0912345678", "a0@example.tw"] { #expect(!told.contains(secret)) }
      #expect(try store.audit(after: 4, limit: 1).map(\.event) == [.loginRefused])
    },
    CounterCheck("the chain is whole, and a head noted elsewhere is in it") { (store) throws in
      #expect(try store.verifyAudit(against: nil) == .intact(nil))
      try store.sampleAccount()
      guard case .intact(let head?) = try store.verifyAudit(against: nil) else {
        Issue.record("the trail is not intact")
        return
      }
      #expect(head.sequence == 2)
      try store.sampleAccount(1)
      #expect(try store.verifyAudit(against: head) != .intact(head))
      let later = AuditHead(sequence: 9, hash: head.hash)
      guard case .broken(sequence: 5, _) = try store.verifyAudit(against: later) else {
        Issue.record("a cut tail is not noticed")
        return
      }
      let forged = AuditHead(sequence: 2, hash: String(repeating: "0", count: 64))
      guard case .broken(sequence: 2, _) = try store.verifyAudit(against: forged) else {
        Issue.record("a trail written anew is not noticed")
        return
      }
    },
    CounterCheck("mail waits in order until it has been handed over") { (store) throws in
      try store.sampleAccount(0)
      try store.sampleAccount(1)
      let mails = try store.unsentMail(limit: 9)
      #expect(mails.map(\.recipient.text) == ["a0@example.tw", "a1@example.tw"])
      try store.mailSent(mails[0].name, at: CounterSamples.minute(2))
      #expect(try store.unsentMail(limit: 9) == [mails[1]])
    },
  ]
}
