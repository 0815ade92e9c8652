import CardLedger
import CounterStore
import Foundation
import Testing

extension CounterCheck {
  static let accounts: [CounterCheck] = [
    CounterCheck("a registration is an account once its link was followed") { (store) throws in
      let link = SecretToken()
      let actions = try store.applySample(.register(try CounterSamples.registration(), link: link.hash))
      #expect(actions == [.keepRegistration, .mailConfirmation(until: CounterSamples.day(5))])
      #expect(try store.credential(of: CounterSamples.number()) == nil)
      #expect(try store.confirm(link: SecretToken().hash, at: CounterSamples.minute(1)) == nil)
      #expect(try store.confirm(link: link.hash, at: CounterSamples.minute(1))?.state == .active)
      #expect(try store.confirm(link: link.hash, at: CounterSamples.minute(2))?.state == .active)
      #expect(try store.credential(of: CounterSamples.number())?.password.text == "first")
    },
    CounterCheck("a registration that nobody confirmed lapses after five days") { (store) throws in
      let link = SecretToken()
      try store.applySample(.register(try CounterSamples.registration(), link: link.hash))
      #expect(try store.account(of: CounterSamples.number(), at: CounterSamples.day(4.9)) != nil)
      #expect(try store.account(of: CounterSamples.number(), at: CounterSamples.day(5)) == nil)
      #expect(try store.confirm(link: link.hash, at: CounterSamples.day(5)) == nil)
      try store.sweep(at: CounterSamples.day(5))
      #expect(try store.account(of: CounterSamples.number(), at: CounterSamples.start) == nil)
      #expect(try store.audit(after: 0, limit: 9).map(\.event) == [.registered, .lapsed])
    },
    CounterCheck("registering again before the confirmation voids the earlier link") { (store) throws in
      let (first, second) = (SecretToken(), SecretToken())
      try store.applySample(.register(try CounterSamples.registration(), link: first.hash))
      try store.applySample(
        .register(try CounterSamples.registration(password: "second"), link: second.hash),
        at: CounterSamples.minute(1))
      #expect(try store.confirm(link: first.hash, at: CounterSamples.minute(2)) == nil)
      #expect(try store.confirm(link: second.hash, at: CounterSamples.minute(2)) != nil)
      #expect(try store.credential(of: CounterSamples.number())?.password.text == "second")
    },
    CounterCheck("registering a number that has an account changes nothing but mails its holder") { (store) throws in
      let account = try store.sampleAccount()
      for mail in try store.unsentMail(limit: 9) { try store.mailSent(mail.name, at: CounterSamples.minute(2)) }
      let other = try CounterSamples.registration(password: "stranger")
      #expect(try store.applySample(.register(other, link: SecretToken().hash)) == [.mailAlreadyRegistered])
      #expect(try store.credential(of: account.number)?.password.text == "first")
      #expect(try store.unsentMail(limit: 9).map(\.recipient) == [account.contact.mail])
    },
    CounterCheck("asking for the mail again voids the earlier link and keeps the day of lapse") { (store) throws in
      let (first, second) = (SecretToken(), SecretToken())
      try store.applySample(.register(try CounterSamples.registration(), link: first.hash))
      let actions = try store.applySample(
        .resendMail(try CounterSamples.number(), link: second.hash), at: CounterSamples.day(2))
      #expect(actions == [.mailConfirmation(until: CounterSamples.day(5))])
      #expect(try store.confirm(link: first.hash, at: CounterSamples.day(2)) == nil)
      #expect(try store.confirm(link: second.hash, at: CounterSamples.day(2)) != nil)
    },
    CounterCheck("requests for numbers without an account leave no trace") { (store) throws in
      let number = try CounterSamples.number()
      for request: AccountRequest in [
        .resendMail(number, link: SecretToken().hash), .forgotPassword(number, link: SecretToken().hash),
        .delete(number),
      ] {
        #expect(try store.applySample(request).isEmpty)
      }
      #expect(try store.audit(after: 0, limit: 9).isEmpty)
      #expect(try store.unsentMail(limit: 9).isEmpty)
    },
    CounterCheck("a forgotten password is renewed once by its link, and sessions end") { (store) throws in
      let account = try store.sampleAccount()
      let session = try store.sampleSession(of: account)
      let link = SecretToken()
      try store.applySample(.forgotPassword(account.number, link: link.hash))
      #expect(try store.accountToRenew(link: link.hash, at: CounterSamples.minute(29))?.id == account.id)
      #expect(try store.accountToRenew(link: link.hash, at: CounterSamples.minute(30)) == nil)
      let new = PasswordRecord(text: "renewed")
      #expect(try !store.renewPassword(new, link: SecretToken().hash, at: CounterSamples.minute(3)))
      #expect(try store.renewPassword(new, link: link.hash, at: CounterSamples.minute(3)))
      #expect(try !store.renewPassword(PasswordRecord(text: "again"), link: link.hash, at: CounterSamples.minute(3)))
      #expect(try store.credential(of: account.number)?.password.text == "renewed")
      #expect(try store.session(session.hash, at: CounterSamples.minute(4)) == nil)
    },
    CounterCheck("a link of one purpose is none of another") { (store) throws in
      let account = try store.sampleAccount()
      let link = SecretToken()
      try store.applySample(.forgotPassword(account.number, link: link.hash))
      #expect(try store.confirm(link: link.hash, at: CounterSamples.minute(1)) == nil)
    },
    CounterCheck("changing the password ends all other sessions") { (store) throws in
      let account = try store.sampleAccount()
      let (own, other) = (try store.sampleSession(of: account), try store.sampleSession(of: account))
      try store.changePassword(
        PasswordRecord(text: "new"), of: account.id, keeping: own.hash, at: CounterSamples.minute(3))
      #expect(try store.session(own.hash, at: CounterSamples.minute(4)) != nil)
      #expect(try store.session(other.hash, at: CounterSamples.minute(4)) == nil)
      #expect(try store.credential(of: account.number)?.password.text == "new")
    },
    CounterCheck("a deleted account is gone with its sessions and devices") { (store) throws in
      let account = try store.sampleAccount()
      let session = try store.sampleSession(of: account)
      #expect(try store.applySample(.delete(account.number)) == [.endSessions, .forgetEverything])
      #expect(try store.session(session.hash, at: CounterSamples.minute(4)) == nil)
      #expect(try store.credential(of: account.number) == nil)
      #expect(try store.devices(of: account.id).isEmpty)
    },
    CounterCheck("what a mail cannot be written for does not happen") { (store) throws in
      try nothingHappensWithoutMail(store)
    },
  ]

  private static func nothingHappensWithoutMail(_ store: any CounterStore) throws {
    struct NoMail: Error {}
    let request = AccountRequest.register(try CounterSamples.registration(), link: SecretToken().hash)
    #expect(throws: CounterStoreError.self) {
      _ = try store.apply(request, at: CounterSamples.start) { _, _ in throw NoMail() }
    }
    #expect(try store.account(of: CounterSamples.number(), at: CounterSamples.start) == nil)
    #expect(try store.audit(after: 0, limit: 9).isEmpty)
  }
}
