import Foundation
import ReviewDomain

/// A picture of an identity document with what is printed on it. A field left nil is not judged.
public struct LabelledDocument: Sendable, Hashable {
  /// The path as the label file has it.
  public let file: String
  public let url: URL
  public let kind: DocumentKind?
  public let number: PrintedNumber?
  public let name: PersonName?
  /// The name in Latin letters, where it stands beside another.
  public let romanisedName: PersonName?
  public let birthDate: CivilDate?
  public let issueDate: CivilDate?
  public let expiryDate: CivilDate?
  /// Documents of a group are counted apart, such as clear ones, or those of a layout.
  public let groups: Set<String>

  public init(
    file: String, url: URL, kind: DocumentKind? = nil, number: PrintedNumber? = nil, name: PersonName? = nil,
    romanisedName: PersonName? = nil, birthDate: CivilDate? = nil, issueDate: CivilDate? = nil,
    expiryDate: CivilDate? = nil, groups: Set<String> = []
  ) {
    self.file = file
    self.url = url
    self.kind = kind
    self.number = number
    self.name = name
    self.romanisedName = romanisedName
    self.birthDate = birthDate
    self.issueDate = issueDate
    self.expiryDate = expiryDate
    self.groups = groups
  }

  /// What an honest applicant with this document would have typed.
  public func claim(on day: CivilDate) -> DocumentClaim {
    DocumentClaim(
      kind: kind.flatMap { IdentityDocumentKind(rawValue: $0.rawValue) }, number: number?.valid, name: name,
      birthDate: birthDate, submittedOn: day)
  }
}

/// The number that stands on a document.
public enum PrintedNumber: Sendable, Hashable {
  case valid(IdentityNumber)
  /// In the form of a number, with a wrong check digit: specimens have such, and a forged card may.
  case invalid(String)

  /// - Throws: where it has not even the form.
  public init(_ text: String) throws {
    do {
      self = .valid(try IdentityNumber(typed: text))
    } catch IdentityNumberFault.checkDigit {
      self = .invalid(text)
    }
  }

  var valid: IdentityNumber? {
    if case .valid(let number) = self { number } else { nil }
  }
}
