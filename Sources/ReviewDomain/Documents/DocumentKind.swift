/// What a picture of a document shows, by the words on it.
public enum DocumentKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// 國民身分證
  case nationalID = "national_id"
  /// 健保卡
  case nhiCard = "nhi_card"
  /// 居留證, of foreigners and of nationals without household registration.
  case residencePermit = "residence_permit"
  case passport
  /// 駕駛執照
  case drivingLicence = "driving_licence"
  /// A page of text, such as a household certificate.
  case page
  /// Certainly a document, and none of those: another country's card, a visa, an entry permit.
  case other
  /// Nothing on it says what it is.
  case unknown
}

extension DocumentKind {
  public init(_ kind: IdentityDocumentKind) {
    switch kind {
    case .nationalID: self = .nationalID
    case .residencePermit: self = .residencePermit
    case .nhiCard: self = .nhiCard
    }
  }
}
