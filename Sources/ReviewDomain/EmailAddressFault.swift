/// Why a typed text is no address we can write to.
public enum EmailAddressFault: FormValueFault, CaseIterable {
  case empty
  /// A line end or another control character.
  case controlCharacter
  /// Characters beyond ASCII: our mail leaves without the SMTPUTF8 extension.
  case needsSMTPUTF8
  /// No @, or more than one.
  case atSigns
  /// A space, bracket, quote, comma or other character that we do not take.
  case character
  /// Empty, or more than 64 characters before the @.
  case localPartLength
  /// Dots at an end or in a row, or a leading hyphen, before the @.
  case localPartForm
  /// A host that is not of the form `host.tw`.
  case domainForm
  /// More than 254 characters.
  case tooLong

  public var problem: String {
    switch self {
    case .empty: "is empty"
    case .controlCharacter: "has a line end or another control character in it"
    case .needsSMTPUTF8: "has characters beyond ASCII, which our mail cannot carry (no SMTPUTF8)"
    case .atSigns: "does not have exactly one @"
    case .character: "has a character that we do not take in an address, such as a space, bracket, quote or comma"
    case .localPartLength: "has nothing or more than 64 characters before the @"
    case .localPartForm: "has a misplaced dot or a leading hyphen before the @"
    case .domainForm: "has something after the @ that is no host name"
    case .tooLong: "is longer than 254 characters"
    }
  }

  public var remedy: String {
    switch self {
    case .needsSMTPUTF8: "Give another address of Latin letters, digits and marks only."
    default: "Type one plain address such as name@example.tw."
    }
  }
}
