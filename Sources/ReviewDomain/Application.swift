import Foundation

/// One application for a virtual NHI card, as it came in with its bundle and passed the form's checks.
public struct Application: Sendable, Hashable, Codable {
  public let id: ApplicationID
  public let submittedAt: Date
  public let channel: Channel
  public let consentAt: Date
  public let applicant: Applicant
  public let identityDocument: IdentityDocument
  public let portrait: PictureFile
  /// The member of the counter's staff who registered it for the applicant; nil where the form does not tell.
  public let registeredBy: CounterLogin?

  public init(
    id: ApplicationID, submittedAt: Date, channel: Channel, consentAt: Date, applicant: Applicant,
    identityDocument: IdentityDocument, portrait: PictureFile, registeredBy: CounterLogin? = nil
  ) {
    self.registeredBy = registeredBy
    self.id = id
    self.submittedAt = submittedAt
    self.channel = channel
    self.consentAt = consentAt
    self.applicant = applicant
    self.identityDocument = identityDocument
    self.portrait = portrait
  }
}

/// The way an application came in.
public enum Channel: String, Sendable, Hashable, Codable, CaseIterable {
  /// 一般申請: the applicant alone, in the app.
  case general
  /// 專案申請: through medical or counter staff.
  case special
}

/// The person who applies.
public struct Applicant: Sendable, Hashable, Codable {
  public let name: PersonName
  public let idNumber: IdentityNumber
  public let birthDate: CivilDate
  public let phone: MobileNumber
  public let email: EmailAddress

  public init(
    name: PersonName, idNumber: IdentityNumber, birthDate: CivilDate, phone: MobileNumber, email: EmailAddress
  ) {
    self.name = name
    self.idNumber = idNumber
    self.birthDate = birthDate
    self.phone = phone
    self.email = email
  }
}

/// The document whose front the applicant uploaded.
public struct IdentityDocument: Sendable, Hashable, Codable {
  public let kind: IdentityDocumentKind
  /// The date of issue as typed; absent where the form has none.
  public let issueDate: CivilDate?
  public let picture: PictureFile

  public init(kind: IdentityDocumentKind, issueDate: CivilDate?, picture: PictureFile) {
    self.kind = kind
    self.issueDate = issueDate
    self.picture = picture
  }
}

/// The documents the agency's guide accepts.
public enum IdentityDocumentKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// 國民身分證
  case nationalID = "national_id"
  /// 居留證, foreign residents.
  case residencePermit = "residence_permit"
  /// 健保卡, only for applicants under 14 on the day of submission.
  case nhiCard = "nhi_card"
}

/// A picture of a bundle: its file name inside the bundle. A name never has a folder part.
public struct PictureFile: Sendable, Hashable, Codable {
  public let name: String

  public init(name: String) {
    self.name = name
  }
}
