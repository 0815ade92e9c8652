import CardLedger
import CounterStore
import Foundation
import ReviewDomain
import Testing

/// What checks are made of. The numbers have right check digits and were given to nobody that we know of.
public enum CounterSamples {
  public static let start = Date(timeIntervalSince1970: 1_790_000_000)
  public static func minute(_ minutes: Double) -> Date { start.addingTimeInterval(minutes * 60) }
  public static func day(_ days: Double) -> Date { start.addingTimeInterval(days * 86_400) }

  public static func number(_ index: Int = 0) throws -> IdentityNumber {
    try IdentityNumber(typed: ["A123456789", "G123456785", "A223456781"][index])
  }

  public static func registration(_ index: Int = 0, password: String = "first") throws -> Registration {
    Registration(
      number: try number(index), name: try PersonName(typed: "甄健康"), birthDate: try CivilDate(typed: "70/1/1"),
      contact: ContactDetails(
        phone: try MobileNumber(typed: "0912345678"), mail: try EmailAddress(typed: "a\(index)@example.tw"),
        spareMail: nil),
      password: PasswordRecord(text: password))
  }
}

extension CounterStore {
  @discardableResult
  func applySample(_ request: AccountRequest, at time: Date = CounterSamples.start) throws -> [AccountAction] {
    try apply(request, at: time) { action, account in
      CounterMail(
        name: "mail-\(UUID().uuidString)", recipient: account.contact.mail, bytes: Data("\(action)".utf8))
    }
  }

  /// Registers a person and confirms the registration.
  @discardableResult
  func sampleAccount(_ index: Int = 0, password: String = "first") throws -> StoredAccount {
    let link = SecretToken()
    try applySample(.register(try CounterSamples.registration(index, password: password), link: link.hash))
    return try #require(try confirm(link: link.hash, at: CounterSamples.minute(1)))
  }

  /// A session of the sample account on a device.
  func sampleSession(of account: StoredAccount, device: SecretToken? = nil) throws -> SecretToken {
    let token = SecretToken()
    try openSession(
      token.hash, of: account.id, device: device?.hash, until: CounterSamples.minute(120), at: CounterSamples.minute(2))
    return token
  }
}
