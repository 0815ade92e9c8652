import CardLedger
import Foundation
import ReviewDomain

/// An account's number in the store; no personal data.
public struct AccountID: Sendable, Hashable {
  let key: Int64
}

/// A person's registration as it is kept.
public struct StoredAccount: Sendable, Hashable {
  public let id: AccountID
  public let number: IdentityNumber
  public let name: PersonName
  public let birthDate: CivilDate
  public let contact: ContactDetails
  public let state: AccountState
}

/// How a person is reached.
public struct ContactDetails: Sendable, Hashable {
  public let phone: MobileNumber
  public let mail: EmailAddress
  /// E-Mail(備用).
  public let spareMail: EmailAddress?

  public init(phone: MobileNumber, mail: EmailAddress, spareMail: EmailAddress?) {
    self.phone = phone
    self.mail = mail
    self.spareMail = spareMail
  }
}

/// What a person registers with, once proved to be that person.
public struct Registration: Sendable {
  public let number: IdentityNumber
  public let name: PersonName
  public let birthDate: CivilDate
  public let contact: ContactDetails
  /// As ``CounterStore`` keeps it: salted and hashed by the caller.
  public let password: PasswordRecord

  public init(
    number: IdentityNumber, name: PersonName, birthDate: CivilDate, contact: ContactDetails, password: PasswordRecord
  ) {
    self.number = number
    self.name = name
    self.birthDate = birthDate
    self.contact = contact
    self.password = password
  }
}

/// A password's salted hash with the parameters it was made with.
public struct PasswordRecord: Sendable, Hashable, CustomReflectable {
  public let text: String

  public init(text: String) { self.text = text }

  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What is checked at a login.
public struct Credential: Sendable {
  public let account: StoredAccount
  public let password: PasswordRecord
}

/// How a device was certified.
public enum DeviceMethod: String, Sendable, Hashable, CaseIterable {
  /// 行動電話認證
  case mobile
  /// 裝置碼認證
  case deviceCode = "device_code"
}

/// A phone that a person may apply with.
public struct CertifiedDevice: Sendable, Hashable {
  public struct ID: Sendable, Hashable {
    public let key: Int64
    public init(key: Int64) { self.key = key }
  }

  public let id: ID
  /// What the browser calls itself, shortened: for the person to tell devices apart.
  public let label: String
  public let method: DeviceMethod
  public let certifiedAt: Date
}

/// A phone to be certified.
public struct NewDevice: Sendable {
  public let token: TokenHash
  public let label: String

  public init(token: TokenHash, label: String) {
    self.token = token
    self.label = label
  }
}

/// Somebody who is logged in.
public struct Session: Sendable, Hashable {
  public let account: StoredAccount
  public let until: Date
  /// The certified device that the login came from; nil = none of the account's.
  public let device: CertifiedDevice?
}

/// What a person asks of the registration, having proved whatever it takes.
public enum AccountRequest: Sendable {
  case register(Registration, link: TokenHash)
  case registerByMobile(Registration, NewDevice)
  case resendMail(IdentityNumber, link: TokenHash)
  case forgotPassword(IdentityNumber, link: TokenHash)
  case delete(IdentityNumber)

  var number: IdentityNumber {
    switch self {
    case .register(let registration, _), .registerByMobile(let registration, _): registration.number
    case .resendMail(let number, _), .forgotPassword(let number, _), .delete(let number): number
    }
  }

  var event: AccountEvent {
    switch self {
    case .register: .applied
    case .registerByMobile: .provedByMobile
    case .resendMail: .mailAskedAgain
    case .forgotPassword: .passwordForgotten
    case .delete: .deletionAsked
    }
  }
}

/// A mail as exact bytes, kept from the transaction that made it necessary until it has been handed over.
public struct CounterMail: Sendable, Hashable {
  /// Tells it from all others; letters, digits and hyphens.
  public let name: String
  public let recipient: EmailAddress
  public let bytes: Data

  public init(name: String, recipient: EmailAddress, bytes: Data) {
    self.name = name
    self.recipient = recipient
    self.bytes = bytes
  }
}

/// What tries are counted by, such as an account or a network address. Kept as a salted hash.
public struct AttemptKey: Sendable, Hashable {
  let text: String

  /// - Parameters:
  ///   - kind: what is tried.
  ///   - subjects: by whom, on what.
  public init(_ kind: String, _ subjects: String...) {
    text = ([kind] + subjects).map { "\($0.utf8.count):\($0)" }.joined()
  }
}

/// One limit on one key.
public struct Attempt: Sendable, Hashable {
  public let key: AttemptKey
  public let limit: AttemptLimit

  public init(_ key: AttemptKey, _ limit: AttemptLimit) {
    self.key = key
    self.limit = limit
  }
}
