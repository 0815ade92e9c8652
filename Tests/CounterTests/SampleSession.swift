import CardLedger
import Counter
import CounterStore
import Foundation
import ReviewDomain
import Testing

/// Somebody who is registered, with a certified device, made past the pages.
enum SampleSession {
  /// - Returns: the token of a session on the device.
  static func token(of number: String, in store: SQLiteCounterStore) async throws -> String {
    let number = try IdentityNumber(typed: number)
    let now = Date()
    let (link, device, token) = (SecretToken(), SecretToken(), SecretToken())
    let password = try await PasswordHasher(cost: .init(rounds: 1024, blockSize: 8, parallelism: 1))
      .record(of: CounterPassword(typed: "Abcd123~", notBeing: ""))
    let registration = Registration(
      number: number, name: try PersonName(typed: "甄健康"), birthDate: try CivilDate(typed: "70/1/1"),
      contact: ContactDetails(
        phone: try MobileNumber(typed: "0912345678"), mail: try EmailAddress(typed: "a@example.tw"), spareMail: nil),
      password: password)
    _ = try store.apply(.register(registration, link: link.hash), at: now) { _, account in
      CounterMail(name: UUID().uuidString, recipient: account.contact.mail, bytes: Data())
    }
    let account = try #require(try store.confirm(link: link.hash, at: now))
    var random = SystemRandomNumberGenerator()
    let code = DeviceCode(using: &random)
    _ = try store.issueCode(code, for: account.id, at: now)
    #expect(
      try store.certify(NewDevice(token: device.hash, label: "test"), of: account.id, code: code, at: now))
    try store.openSession(
      token.hash, of: account.id, device: device.hash, until: now.addingTimeInterval(7200), at: now)
    return token.text
  }
}
