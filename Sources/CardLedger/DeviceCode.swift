/// The code of 8 characters (裝置認證碼) by which a phone shows that its holder also sits at the registered account.
///
/// Drawn from 31 capital letters and digits, without those that are mistaken for one another (0 O, 1 I L): about 39 bits, enough for a
/// code that lives for minutes and bears five wrong tries.
public struct DeviceCode: Sendable, Hashable {
  public let text: String

  private static let alphabet = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
  static let length = 8

  /// A new one.
  public init(using generator: inout some RandomNumberGenerator) {
    text = String(
      (0..<Self.length).map { _ in Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &generator)] })
  }

  /// Takes small letters too, and blanks and hyphens anywhere.
  ///
  /// - Returns: nil for what can be no code.
  public init?(typed: String) {
    let characters = typed.uppercased().filter { $0 != " " && $0 != "-" }
    guard characters.count == Self.length, characters.allSatisfy(Self.alphabet.contains) else { return nil }
    text = characters
  }
}
