import Casebook
import Testing

/// One promise of the `Casebook` protocol, checked on an empty casebook.
public struct ConformanceCheck: Sendable, CustomTestStringConvertible {
  public let name: String
  private let body: @Sendable (any Casebook) throws -> Void

  init(_ name: String, _ body: @escaping @Sendable (any Casebook) throws -> Void) {
    self.name = name
    self.body = body
  }

  public func run(on casebook: any Casebook) throws {
    try body(casebook)
  }

  public var testDescription: String { name }

  /// Everything an implementation must pass. Run each on a casebook of its own:
  ///
  /// ```swift
  /// @Test(arguments: ConformanceCheck.all) func conforms(_ check: ConformanceCheck) throws {
  ///   try check.run(on: try makeEmptyCasebook())
  /// }
  /// ```
  public static let all: [ConformanceCheck] =
    intake + returns + superseding + leases + reviewLeases + completions + portraits + decisions + mail + outbox
    + lookup + reports
    + journal
    + nights + interleavings
}
