/// The number that identifies a person in Taiwan: of the national identity card, or of a resident without one (統一證號).
///
/// A right check digit does not say that the number was ever given to somebody.
public struct IdentityNumber: PersonalText {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// 國民身分證統一編號: a letter, 1 or 2, eight digits.
    case national
    /// 外來人口統一證號 given since 2021-01-02: a letter, 8 or 9, eight digits.
    case residence
    /// The older one: two letters, the second A to D, and eight digits.
    case residenceOld
  }

  /// Ten characters, upper case.
  public let text: String
  public let kind: Kind

  /// Takes it as ``Swift/String/cleaned`` leaves it, without white space at the ends and in upper case. An O is never taken for a zero: a repaired number
  /// may be somebody else's.
  public init(typed: String) throws(IdentityNumberFault) {
    let scalars = Array(typed.cleaned.trimmed.unicodeScalars.map(Self.upperCased))
    guard !scalars.isEmpty else { throw .empty }
    guard scalars.count == 10 else { throw .length(scalars.count) }
    guard let region = Self.regionCode(of: scalars[0]) else { throw .firstCharacter }
    guard let (kind, second) = Self.kind(of: scalars[1]) else { throw .secondCharacter }
    var digits = [region / 10, region % 10, second]
    for (index, scalar) in scalars.enumerated().dropFirst(2) {
      guard let digit = scalar.asciiDigit else { throw .notADigit(position: index + 1) }
      digits.append(digit)
    }
    guard zip(digits, Self.weights).map(*).reduce(0, +).isMultiple(of: 10) else { throw .checkDigit }
    text = String(String.UnicodeScalarView(scalars))
    self.kind = kind
  }

  /// `A12345****`: the last four characters hidden, as the government's guideline for published papers has it.
  public var masked: String { text.dropLast(4) + "****" }

  /// The day from which residence numbers of the old form are void (民國120年1月1日).
  public static let endOfOldResidenceNumbers = CivilDate(daysSince1970: 22_280)

  /// Whether the number may still be used on a day: always, but for old residence numbers from 2031-01-01 on.
  public func isUsable(on date: CivilDate) -> Bool {
    kind != .residenceOld || date < Self.endOfOldResidenceNumbers
  }
}

extension IdentityNumber {
  /// Of the 11 digits that the number has once its first letter is replaced by two and an old second letter by one.
  private static let weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]

  /// 10 to 35, in the order in which the regions were lettered; I, O, W and Z came late.
  private static let regionOrder = Array("ABCDEFGHJKLMNPQRSTUVXYWZIO".unicodeScalars)

  private static func regionCode(of letter: Unicode.Scalar) -> Int? {
    regionOrder.firstIndex(of: letter).map { $0 + 10 }
  }

  /// The kind a second character belongs to, and the digit it counts as: old letters as the units of their region
  /// code.
  private static func kind(of second: Unicode.Scalar) -> (Kind, Int)? {
    switch second {
    case "1", "2": second.asciiDigit.map { (.national, $0) }
    case "8", "9": second.asciiDigit.map { (.residence, $0) }
    case "A"..."D": regionCode(of: second).map { (.residenceOld, $0 % 10) }
    default: nil
    }
  }

  private static func upperCased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("a"..."z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value - 0x20)) : scalar
  }
}
