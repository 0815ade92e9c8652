/// An address that mail can be handed to without SMTPUTF8, `name@host.tw`.
///
/// The type is the wall against header and envelope injection: only letters, digits and a few marks can exist in it.
/// It is narrower than RFC 5321: no quoted local part, no address literal, no single-label host.
public struct EmailAddress: PersonalText {
  /// With the host in lower case and the local part as typed.
  public let text: String
  public let domain: String

  /// Takes blanks at both ends, and what nobody sees or input methods leave in place of ASCII.
  public init(typed: String) throws(EmailAddressFault) {
    let folded = typed.cleaned.trimmedOfBlanks
    guard !folded.isEmpty else { throw .empty }
    guard !folded.unicodeScalars.contains(where: \.isControl) else { throw .controlCharacter }
    guard folded.utf8.allSatisfy({ $0 < 0x80 }) else { throw .needsSMTPUTF8 }
    let parts = folded.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .atSigns }
    // RFC 5321, 4.5.3.1.3: a path has at most 256 octets, two of them angle brackets.
    guard folded.utf8.count <= 254 else { throw .tooLong }
    try Self.checkLocalPart(parts[0])
    try Self.checkDomain(parts[1])
    domain = parts[1].lowercased()
    text = "\(parts[0])@\(domain)"
  }

  /// `x***@host.tw`.
  public var masked: String { "\(text.prefix(1))***@\(domain)" }

  /// Whether the agency warns that mail to this host may not arrive. A person with such an address is never refused;
  /// the answer is shown in the app as well.
  public var deliveryDoubtful: Bool { microsoftConsumerDomains.contains(domain) }
}

extension EmailAddress {
  /// atext of RFC 5322 less `! % | \`` and quotes of all kinds: relays read the first two as routes (Postfix refuses
  /// them by default), shells the others, and hardly anybody has them in an address.
  private static let localMarks = Set("#$&'*+/=?^_{}~-.".unicodeScalars)

  private static func checkLocalPart(_ local: Substring) throws(EmailAddressFault) {
    guard local.unicodeScalars.allSatisfy({ $0.isASCIILetterOrDigit || localMarks.contains($0) }) else {
      throw .character
    }
    guard (1...64).contains(local.utf8.count) else { throw .localPartLength }
    // A leading hyphen could be read as an option by sendmail(1).
    // `=?` opens an encoded word (RFC 2047), in which a mail reader would see what is not there.
    guard !local.contains("=?") else { throw .character }
    guard !local.hasPrefix("-"), !local.hasPrefix("."), !local.hasSuffix("."), !local.contains("..") else {
      throw .localPartForm
    }
  }

  private static func checkDomain(_ domain: Substring) throws(EmailAddressFault) {
    guard domain.unicodeScalars.allSatisfy({ $0.isASCIILetterOrDigit || $0 == "-" || $0 == "." }) else {
      throw .character
    }
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    let wellFormed = labels.allSatisfy { (1...63).contains($0.utf8.count) && !$0.hasPrefix("-") && !$0.hasSuffix("-") }
    guard wellFormed, labels.count >= 2, let top = labels.last,
      top.unicodeScalars.contains(where: { $0.asciiDigit == nil })
    else { throw .domainForm }
  }
}
