import Foundation

/// What no mail of the agency contains.
public enum ForbiddenText: Sendable, Hashable, CustomStringConvertible {
  /// An address of the web or of mail, or what mail readers make one of, such as `www.` or a bare domain.
  case link
  /// The form of an identity or residence number, whole, whatever its check digit.
  case identityNumber

  public var description: String {
    switch self {
    case .link: "a link"
    case .identityNumber: "an identity number"
    }
  }

  /// Looks through full-width letters and other compatibility forms, since people and readers take them for the plain ones.
  package static func first(in text: String) -> ForbiddenText? {
    let plain = text.precomposedStringWithCompatibilityMapping.lowercased()
    // A dotted ASCII word whose last part has two letters is a domain to a mail reader; 5.0 and 1.5:1 are not.
    let link = /[a-z][a-z0-9+.\-]*:\/\/|www\.|mailto:|[a-z0-9\-]\.[a-z]{2}/.matchingSemantics(.unicodeScalar)
    if plain.contains(link) { return .link }
    // Letter, then the digit or letter of the sex, then eight digits, perhaps in groups.
    let number = /(?:^|[^a-z0-9])[a-z][a-d0-9](?:[ \-]?[0-9]){8}(?![0-9])/.matchingSemantics(.unicodeScalar)
    return plain.contains(number) ? .identityNumber : nil
  }
}
