/// A password as the agency's registration takes it: 6 to 12 characters of ASCII, without blank, `<` and `>`.
///
/// Never printed: not even its length.
public struct CounterPassword: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public let text: String

  /// - Parameter number: the person's ID number as typed, which is no secret and so no password.
  public init(typed: String, notBeing number: String) throws(PasswordFault) {
    let bytes = Array(typed.utf8)
    guard (6...12).contains(typed.unicodeScalars.count) else { throw .length }
    guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && !Self.forbidden.contains($0) }) else { throw .character }
    guard typed.uppercased() != number.uppercased() else { throw .idNumber }
    text = typed
  }

  /// How hard it is to guess, by the rule that the agency shows beside the field.
  public var strength: PasswordStrength {
    var kinds: Set<Int> = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): kinds.insert(0)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): kinds.insert(1)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): kinds.insert(2)
      default: kinds.insert(3)
      }
    }
    switch (kinds.count, text.utf8.count >= 8) {
    case (4, true): return .strong
    case (4, false), (3, true): return .mediumStrong
    case (3, false), (2, _): return .medium
    default: return .weak
    }
  }

  private static let forbidden = Set("<>".utf8)

  public var description: String { "••••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// 弱, 中, 中強, 強: strong has capital and small letters, digits and marks, and at least 8 characters.
public enum PasswordStrength: String, Sendable, Hashable, CaseIterable {
  case weak
  case medium
  case mediumStrong = "medium_strong"
  case strong
}

/// Why a text is no password here.
public enum PasswordFault: String, Error, Sendable, Hashable, CaseIterable {
  /// Not 6 to 12 characters.
  case length
  /// A blank, `<`, `>`, or something beyond ASCII, which other keyboards cannot type.
  case character
  /// The person's own ID number.
  case idNumber = "id_number"
}
