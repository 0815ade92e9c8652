import ReviewDomain

import struct Foundation.Date

/// A member of staff's number in the store.
public struct StaffID: Sendable, Hashable {
  let key: Int64
}

/// Somebody of a counter's or a hospital's staff, who applies on behalf of others (專案申請).
public struct StaffMember: Sendable, Hashable {
  public let id: StaffID
  public let login: CounterLogin
  public let name: PersonName
  public let addedAt: Date
  /// When the person left; nil = is there.
  public let closedAt: Date?
  /// Whether the password is one that somebody else has seen.
  public let mustChangePassword: Bool
}

/// Somebody to be added.
public struct NewStaffMember: Sendable {
  public let login: CounterLogin
  public let name: PersonName
  /// The person's own, of which a salted hash is kept: nobody applies on behalf of themselves.
  public let number: IdentityNumber
  /// One that must be changed at the first login.
  public let password: PasswordRecord

  public init(login: CounterLogin, name: PersonName, number: IdentityNumber, password: PasswordRecord) {
    self.login = login
    self.name = name
    self.number = number
    self.password = password
  }
}

/// What is checked at a login of staff.
public struct StaffCredential: Sendable {
  public let member: StaffMember
  public let password: PasswordRecord
}

/// A member of staff who is logged in.
public struct StaffSession: Sendable, Hashable {
  public let member: StaffMember
  public let until: Date
}

/// Who fills an application in: the person, or a member of staff. Each has one at a time.
public enum DraftOwner: Sendable, Hashable {
  case account(AccountID)
  case staff(StaffID)
}

/// Whom an application is for.
public struct DraftApplicant: Sendable, Hashable {
  public let number: IdentityNumber
  public let name: PersonName
  public let birthDate: CivilDate
  public let phone: MobileNumber
  public let mail: EmailAddress

  public init(
    number: IdentityNumber, name: PersonName, birthDate: CivilDate, phone: MobileNumber, mail: EmailAddress
  ) {
    self.number = number
    self.name = name
    self.birthDate = birthDate
    self.phone = phone
    self.mail = mail
  }

  /// A registered person.
  public init(_ account: StoredAccount) {
    self.init(
      number: account.number, name: account.name, birthDate: account.birthDate, phone: account.contact.phone,
      mail: account.contact.mail)
  }
}
