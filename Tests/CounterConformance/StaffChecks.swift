import CardLedger
import CounterStore
import Foundation
import ReviewDomain
import Testing

extension CounterCheck {
  static let staff: [CounterCheck] = [
    CounterCheck("a login is somebody's for good") { (store) throws in
      let member = try store.sampleStaff()
      #expect(member.mustChangePassword)
      #expect(try !store.addStaff(newMember("two"), at: CounterSamples.minute(1)))
      #expect(try store.closeStaff(member.login, at: CounterSamples.minute(2)))
      #expect(try !store.closeStaff(member.login, at: CounterSamples.minute(3)))
      #expect(try !store.addStaff(newMember("two"), at: CounterSamples.minute(4)))
      #expect(try store.staffCredential(of: member.login) == nil)
      #expect(try store.staff().map(\.closedAt) == [CounterSamples.minute(2)])
    },
    CounterCheck("whoever leaves is logged out, and nothing of theirs is filled in any more") { (store) throws in
      let member = try store.sampleStaff()
      let token = try store.sampleSession(of: member)
      _ = try store.beginDraft(by: member.id, for: applicant(), at: CounterSamples.minute(3))
      _ = try store.closeStaff(member.login, at: CounterSamples.minute(4))
      #expect(try store.staffSession(token.hash, at: CounterSamples.minute(5)) == nil)
      #expect(try store.draft(of: .staff(member.id)) == nil)
    },
    CounterCheck("a new password ends all sessions but one") { (store) throws in
      let member = try store.sampleStaff()
      let (one, two) = (try store.sampleSession(of: member), try store.sampleSession(of: member))
      let new = PasswordRecord(text: "new")
      #expect(
        try store.setStaffPassword(
          new, of: member.login, isInitial: false, keeping: one.hash, at: CounterSamples.minute(3)))
      #expect(try store.staffSession(one.hash, at: CounterSamples.minute(4))?.member.mustChangePassword == false)
      #expect(try store.staffSession(two.hash, at: CounterSamples.minute(4)) == nil)
      #expect(try store.staffCredential(of: member.login)?.password == new)
      #expect(
        try store.setStaffPassword(
          new, of: member.login, isInitial: true, keeping: nil, at: CounterSamples.minute(5)))
      #expect(try store.staffSession(one.hash, at: CounterSamples.minute(6)) == nil)
    },
    CounterCheck("sessions of staff end with their time, and are swept") { (store) throws in
      let member = try store.sampleStaff()
      let token = try store.sampleSession(of: member)
      #expect(try store.staffSession(token.hash, at: CounterSamples.minute(119))?.member.login == member.login)
      #expect(try store.staffSession(token.hash, at: CounterSamples.minute(120)) == nil)
      try store.sweep(at: CounterSamples.minute(121))
      #expect(try store.staffSession(token.hash, at: CounterSamples.minute(3)) == nil)
    },
    CounterCheck("nobody applies on behalf of themselves") { (store) throws in
      let member = try store.sampleStaff(number: 1)
      #expect(try store.beginDraft(by: member.id, for: applicant(1), at: CounterSamples.minute(3)) == nil)
      #expect(try store.draft(of: .staff(member.id)) == nil)
      #expect(try store.beginDraft(by: member.id, for: applicant(0), at: CounterSamples.minute(3)) == [])
    },
    CounterCheck("what staff send is the person's, and the trail names who sent it") { (store) throws in
      let account = try store.sampleAccount()
      let member = try store.sampleStaff()
      let owner = DraftOwner.staff(member.id)
      _ = try store.beginDraft(by: member.id, for: applicant(), at: CounterSamples.minute(3))
      // The person's own draft is another one.
      _ = try store.beginDraft(of: account.id, at: CounterSamples.minute(3))
      let picture = DraftPicture(file: "p", format: .jpeg, isAdvisedAgainst: false)
      let document = DraftDocument(kind: .nationalID, issueDate: nil, picture: picture)
      _ = try store.take(.documentUploaded(document), of: owner, at: CounterSamples.minute(4))
      _ = try store.take(.photoUploaded(picture), of: owner, at: CounterSamples.minute(4))
      #expect(try store.draft(of: .account(account.id))?.step == .document)
      #expect(try store.applicant(of: owner) == applicant())
      let sent = try store.send(owner, at: CounterSamples.minute(5)) { person, _, _, _ in
        #expect(person == (try applicant()))
        return WaitingBundle(
          id: try #require(ApplicationID("C1")), form: Data(), document: .init(file: "p", name: "d.jpg"),
          portrait: .init(file: "p", name: "p.jpg"))
      }
      #expect(sent?.text == "C1")
      #expect(try store.sentApplications(of: CounterSamples.number()).map(\.id.text) == ["C1"])
      #expect(try store.sentApplications(by: member.id, limit: 9).map(\.id.text) == ["C1"])
      #expect(try store.draft(of: owner) == nil)
      let entry = try #require(try store.audit(after: 0, limit: 100).last)
      #expect(entry.event == .applicationSent)
      #expect(entry.detail == #"{"application":"C1","staff":"ma.li"}"#)
    },
  ]
}

private func newMember(_ password: String, number: Int = 2) throws -> NewStaffMember {
  NewStaffMember(
    login: try CounterLogin(typed: "ma.li"), name: try PersonName(typed: "馬力"),
    number: try CounterSamples.number(number), password: PasswordRecord(text: password))
}

private func applicant(_ index: Int = 0) throws -> DraftApplicant {
  DraftApplicant(
    number: try CounterSamples.number(index), name: try PersonName(typed: "甄健康"),
    birthDate: try CivilDate(typed: "70/1/1"), phone: try MobileNumber(typed: "0912345678"),
    mail: try EmailAddress(typed: "a@example.tw"))
}

extension CounterStore {
  fileprivate func sampleStaff(number: Int = 2) throws -> StaffMember {
    #expect(try addStaff(newMember("one", number: number), at: CounterSamples.start))
    return try #require(try staff().first)
  }

  fileprivate func sampleSession(of member: StaffMember) throws -> SecretToken {
    let token = SecretToken()
    try openStaffSession(
      token.hash, of: member.id, until: CounterSamples.minute(120), at: CounterSamples.minute(2))
    return token
  }
}
