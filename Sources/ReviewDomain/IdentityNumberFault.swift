/// Why a typed text is no identity number.
public enum IdentityNumberFault: FormValueFault {
  case empty
  /// Number of characters typed; there must be 10.
  case length(Int)
  /// Not a letter A to Z.
  case firstCharacter
  /// Not 1, 2 (national), 8, 9 (residence) or A to D (old residence).
  case secondCharacter
  /// The place of the first character that should be a digit, counted from 1.
  case notADigit(position: Int)
  case checkDigit

  public var problem: String {
    switch self {
    case .empty: "is empty"
    case .length(let count): "has \(count) characters instead of 10"
    case .firstCharacter: "does not begin with a letter A to Z"
    case .secondCharacter: "has a second character other than 1, 2, 8, 9 or A to D"
    case .notADigit(let position): "has something other than a digit as character \(position)"
    case .checkDigit: "has a check digit that does not fit"
    }
  }

  public var reason: ReasonCode? { self == .checkDigit ? .formIDCheckDigit : nil }

  public var remedy: String {
    switch self {
    case .empty, .length, .firstCharacter, .secondCharacter:
      "Type the ten characters of the number on the identity card or residence permit."
    case .notADigit: "Type digits there; the letters O and I are not 0 and 1."
    case .checkDigit: "Compare the number with the document, digit by digit."
    }
  }
}
