import ReviewDomain

/// The name by which somebody of a counter's or a hospital's staff logs in: 2 to 32 small letters, digits, dots, hyphens and underscores,
/// beginning with a letter, and no ID number. No personal data: it stands in the audit trail and in bundles.
public struct StaffLogin: Sendable, Hashable, CustomStringConvertible {
  public let text: String

  /// Takes capital letters for small ones, and blanks around.
  ///
  /// - Returns: nil for what can be no login.
  public init?(typed: String) {
    let folded = typed.lowercased().filter { !$0.isWhitespace }
    guard (2...32).contains(folded.utf8.count), folded.utf8.allSatisfy(Self.isTaken),
      folded.utf8.first.map({ (0x61...0x7A).contains($0) }) == true, (try? IdentityNumber(typed: folded)) == nil
    else { return nil }
    text = folded
  }

  private static func isTaken(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || ".-_".utf8.contains(byte)
  }

  public var description: String { text }
}
