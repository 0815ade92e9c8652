import CardLedger
import CounterStore
import Foundation
import SeededRandom
import Testing

extension CounterCheck {
  static let devices: [CounterCheck] = [
    CounterCheck("the right code certifies one device, once") { (store) throws in
      let account = try store.sampleAccount()
      let (code, phone) = (try store.issueSample(account), SecretToken())
      #expect(try !store.isCertified(phone.hash, for: account.number))
      #expect(try store.certifySample(phone, account, code))
      #expect(try store.isCertified(phone.hash, for: account.number))
      let device = try #require(try store.devices(of: account.id).first)
      #expect(device.label == "phone")
      #expect(device.method == .deviceCode)
      #expect(device.certifiedAt == CounterSamples.minute(3))
      #expect(try !store.certifySample(SecretToken(), account, code))
    },
    CounterCheck("a code lapses after ten minutes and is void after five wrong ones") { (store) throws in
      let account = try store.sampleAccount()
      let late = try store.issueSample(account)
      #expect(try !store.certifySample(SecretToken(), account, late, at: CounterSamples.minute(12)))
      let code = try store.issueSample(account)
      for _ in 0..<5 { #expect(try !store.certifySample(SecretToken(), account, nil)) }
      #expect(try !store.certifySample(SecretToken(), account, code))
    },
    CounterCheck("a new code voids the earlier one") { (store) throws in
      let account = try store.sampleAccount()
      let (first, second) = (try store.issueSample(account), try store.issueSample(account, seed: 2))
      #expect(try !store.certifySample(SecretToken(), account, first))
      #expect(try store.certifySample(SecretToken(), account, second))
    },
    CounterCheck("somebody else's code certifies nothing") { (store) throws in
      let (mine, other) = (try store.sampleAccount(0), try store.sampleAccount(1))
      let code = try store.issueSample(mine)
      #expect(try !store.certifySample(SecretToken(), other, code))
    },
    CounterCheck("one device may be several people's, each with a login of their own") { (store) throws in
      let phone = SecretToken()
      for index in 0...1 {
        let account = try store.sampleAccount(index)
        #expect(try store.certifySample(phone, account, store.issueSample(account)))
        let session = try store.session(
          store.sampleSession(of: account, device: phone).hash, at: CounterSamples.minute(4))
        #expect(session?.account.number == account.number)
        #expect(session?.device?.label == "phone")
      }
    },
    CounterCheck("a removed device is certified no more, in sessions that go on either") { (store) throws in
      let (account, phone) = (try store.sampleAccount(), SecretToken())
      #expect(try store.certifySample(phone, account, store.issueSample(account)))
      let session = try store.sampleSession(of: account, device: phone)
      let device = try #require(try store.devices(of: account.id).first)
      let other = try store.sampleAccount(1)
      #expect(try !store.removeDevice(device.id, of: other.id, at: CounterSamples.minute(4)))
      #expect(try store.removeDevice(device.id, of: account.id, at: CounterSamples.minute(4)))
      #expect(try store.devices(of: account.id).isEmpty)
      #expect(try #require(try store.session(session.hash, at: CounterSamples.minute(5))).device == nil)
    },
    CounterCheck("the operator's word registers, certifies and ends earlier sessions") { (store) throws in
      let account = try store.sampleAccount()
      let (session, phone) = (try store.sampleSession(of: account), SecretToken())
      let registration = try CounterSamples.registration(password: "mobile")
      try store.applySample(.registerByMobile(registration, NewDevice(token: phone.hash, label: "phone")))
      #expect(try store.credential(of: account.number)?.password.text == "mobile")
      #expect(try store.session(session.hash, at: CounterSamples.minute(3)) == nil)
      #expect(try store.devices(of: account.id).map(\.method) == [.mobile])
    },
  ]
}

extension CounterStore {
  fileprivate func issueSample(_ account: StoredAccount, seed: UInt64 = 1) throws -> DeviceCode {
    var random = SplitMix64(seed: seed)
    let code = DeviceCode(using: &random)
    let until = try issueCode(code, for: account.id, at: CounterSamples.minute(2))
    #expect(until == CounterSamples.minute(12))
    return code
  }

  fileprivate func certifySample(
    _ phone: SecretToken, _ account: StoredAccount, _ code: DeviceCode?, at time: Date = CounterSamples.minute(3)
  ) throws -> Bool {
    try certify(NewDevice(token: phone.hash, label: "phone"), of: account.id, code: code, at: time)
  }
}
