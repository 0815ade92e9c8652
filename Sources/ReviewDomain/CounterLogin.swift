/// The name under which a member of the counter's staff is logged in who registers an application for somebody (專案申請).
public struct CounterLogin: FormValue, Codable {
  /// In lower case.
  public let text: String

  /// Takes 1 to 64 letters, digits, dots, hyphens, underscores or at signs, beginning with a letter or digit. An identity number is
  /// none: a login stands in the journal as it is.
  public init(typed: String) throws(CounterLoginFault) {
    guard let first = typed.unicodeScalars.first, first.isASCIILetterOrDigit, typed.utf8.count <= 64,
      typed.unicodeScalars.allSatisfy({ $0.isASCIILetterOrDigit || ".-_@".unicodeScalars.contains($0) })
    else { throw .form }
    if (try? IdentityNumber(typed: typed)) != nil { throw .identityNumber }
    text = typed.lowercased()
  }
}

/// Why a text is no login of the counter's staff.
public enum CounterLoginFault: FormValueFault, CaseIterable {
  case form
  case identityNumber

  public var problem: String {
    switch self {
    case .form: "is no login of 1 to 64 letters, digits, dots, hyphens, underscores or at signs"
    case .identityNumber: "is an identity number"
    }
  }

  public var remedy: String { "Send the name that the member of staff logs in with." }
}
