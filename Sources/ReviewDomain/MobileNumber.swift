/// A Taiwanese mobile telephone number, `0912345678`.
public struct MobileNumber: PersonalText {
  /// Ten digits beginning with 09.
  public let text: String

  /// Takes spaces, hyphens and parentheses anywhere, and the country code 886, or 00886 as it is dialled, in place of the
  /// leading zero or before it.
  public init(typed: String) throws(MobileNumberFault) {
    let marks: [Unicode.Scalar] = [" ", "-", "(", ")"]
    var scalars = typed.cleaned.trimmed.unicodeScalars.filter { !marks.contains($0) }
    var international = scalars.first == "+"
    if international { scalars.removeFirst() }
    guard !scalars.isEmpty else { throw .empty }
    guard scalars.allSatisfy({ $0.asciiDigit != nil }) else { throw .character }
    var digits = String(scalars)
    if digits.hasPrefix("00886") {
      digits.removeFirst(2)
      international = true
    }
    // Without its plus the country code is one only where a whole number follows it; no number in Taiwan begins with
    // 8869.
    if digits.hasPrefix("886"), international || digits.count >= 12 {
      digits.removeFirst(3)
      if !digits.hasPrefix("0") { digits = "0" + digits }
    } else if international {
      throw .foreign
    }
    guard digits.hasPrefix("09") else { throw .notMobile }
    guard digits.count == 10 else { throw .length(digits.count) }
    guard !digits.hasPrefix("099") else { throw .personalNumber }
    text = digits
  }

  /// `0912***678`.
  public var masked: String { text.prefix(4) + "***" + text.suffix(3) }
}

/// Why a typed text is no mobile number.
public enum MobileNumberFault: FormValueFault {
  case empty
  case character
  /// With the code of another country.
  case foreign
  /// A land line, or no number at all.
  case notMobile
  /// Number of digits; there must be 10.
  case length(Int)
  /// 099 is the personal-number service: data standard of schema.gov.tw, list 168.
  case personalNumber

  public var problem: String {
    switch self {
    case .empty: "is empty"
    case .character: "has characters that are no part of a telephone number"
    case .foreign: "has the country code of another country"
    case .notMobile: "does not begin with 09"
    case .length(let count): "has \(count) digits instead of 10"
    case .personalNumber: "begins with 099, which is no mobile network"
    }
  }

  public var reason: ReasonCode? { self == .notMobile ? .formPhoneNotMobile : nil }

  public var remedy: String { "Type a Taiwanese mobile number such as 0912-345-678." }
}
