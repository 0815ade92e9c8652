import CardLedger
import ReviewDomain

/// The register of insured persons, which somebody else keeps.
///
/// An answer never reaches the person who asks: pages say the same whether a number exists or not.
public protocol InsuredRegistry: Sendable {
  /// - Returns: nil where nobody has the number.
  /// - Throws: `RegistryUnavailable`.
  func find(_ number: IdentityNumber) async throws -> InsuredPerson?
}

/// The register does not answer, or not as its contract says; the text holds no personal data.
public struct RegistryUnavailable: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
