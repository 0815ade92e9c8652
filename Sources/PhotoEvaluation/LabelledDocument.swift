import Foundation
import ReviewDomain

/// A picture of an identity document with what is printed on it. A field left nil is not judged.
public struct LabelledDocument: Sendable, Hashable {
  /// The path as the label file has it.
  public let file: String
  public let url: URL
  public let kind: DocumentKind?
  public let number: IdentityNumber?
  public let name: PersonName?
  public let birthDate: CivilDate?
  /// Documents of a group are counted apart, such as clear ones; empty for none.
  public let group: String

  public init(
    file: String, url: URL, kind: DocumentKind? = nil, number: IdentityNumber? = nil, name: PersonName? = nil,
    birthDate: CivilDate? = nil, group: String = ""
  ) {
    self.file = file
    self.url = url
    self.kind = kind
    self.number = number
    self.name = name
    self.birthDate = birthDate
    self.group = group
  }

  /// What an honest applicant with this document would have typed.
  public func claim(on day: CivilDate) -> DocumentClaim {
    DocumentClaim(
      kind: kind.flatMap { IdentityDocumentKind(rawValue: $0.rawValue) }, number: number, name: name,
      birthDate: birthDate, submittedOn: day)
  }
}
