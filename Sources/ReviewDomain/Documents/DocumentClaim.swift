/// What an applicant typed that the identity document should say. A field left nil is not compared.
public struct DocumentClaim: Sendable, Hashable, Codable {
  public var kind: IdentityDocumentKind?
  public var number: IdentityNumber?
  public var name: PersonName?
  public var birthDate: CivilDate?
  /// The day the application was sent: a permit must not have expired before it.
  public var submittedOn: CivilDate

  public init(
    kind: IdentityDocumentKind? = nil, number: IdentityNumber? = nil, name: PersonName? = nil,
    birthDate: CivilDate? = nil, submittedOn: CivilDate
  ) {
    self.kind = kind
    self.number = number
    self.name = name
    self.birthDate = birthDate
    self.submittedOn = submittedOn
  }

  public init(_ application: Application) {
    self.init(
      kind: application.identityDocument.kind, number: application.applicant.idNumber, name: application.applicant.name,
      birthDate: application.applicant.birthDate, submittedOn: CivilDate(of: application.submittedAt))
  }
}
