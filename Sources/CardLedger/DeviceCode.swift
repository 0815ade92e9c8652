/// The code of 8 characters (裝置認證碼) by which a phone shows that its holder also sits at the registered account.
///
/// Of ``LegibleText``: about 39 bits, enough for a code that lives for minutes and bears five wrong tries.
public struct DeviceCode: Sendable, Hashable {
  public let text: String

  static let length = 8

  /// A new one.
  public init(using generator: inout some RandomNumberGenerator) {
    text = LegibleText.random(length: Self.length, using: &generator)
  }

  /// Takes small letters too, and blanks and hyphens anywhere.
  ///
  /// - Returns: nil for what can be no code.
  public init?(typed: String) {
    let characters = typed.uppercased().filter { $0 != " " && $0 != "-" }
    guard characters.count == Self.length, characters.allSatisfy(LegibleText.alphabet.contains) else { return nil }
    text = characters
  }
}
