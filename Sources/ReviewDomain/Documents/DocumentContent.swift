/// What an identity document says, as far as it could be read.
public struct DocumentContent: Sendable, Hashable, Codable {
  /// `unknown` where nothing told.
  public var kind: DocumentKind
  /// How sure the kind is, 0 to 1.
  public var kindProbability: Double
  /// Every identity number on it: a permit may show a new and an old one.
  public var numbers: [ReadValue<IdentityNumber>]
  /// Whether something on it has the form of an identity number and could not be read as one.
  public var hasUnreadNumber: Bool
  /// What is plainly printed in the form of an identity number and has a wrong check digit: shown to a person, never compared.
  public var invalidNumbers: [ReadValue<String>]
  /// The name in each script it is printed in.
  public var names: [ReadValue<String>]
  public var birthDate: ReadValue<CivilDate>?
  public var issueDate: ReadValue<CivilDate>?
  public var expiryDate: ReadValue<CivilDate>?
  /// Whether it says in place of a last day that it has none.
  public var isWithoutEnd: Bool

  public init(
    kind: DocumentKind = .unknown, kindProbability: Double = 0, numbers: [ReadValue<IdentityNumber>] = [],
    hasUnreadNumber: Bool = false, invalidNumbers: [ReadValue<String>] = [], names: [ReadValue<String>] = [],
    birthDate: ReadValue<CivilDate>? = nil,
    issueDate: ReadValue<CivilDate>? = nil, expiryDate: ReadValue<CivilDate>? = nil, isWithoutEnd: Bool = false
  ) {
    self.kind = kind
    self.kindProbability = kindProbability
    self.numbers = numbers
    self.hasUnreadNumber = hasUnreadNumber
    self.invalidNumbers = invalidNumbers
    self.names = names
    self.birthDate = birthDate
    self.issueDate = issueDate
    self.expiryDate = expiryDate
    self.isWithoutEnd = isWithoutEnd
  }
}
