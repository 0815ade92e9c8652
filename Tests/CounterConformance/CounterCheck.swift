import CounterStore
import Testing

/// One promise of the `CounterStore` protocol, checked on an empty store.
public struct CounterCheck: Sendable, CustomTestStringConvertible {
  public let name: String
  private let body: @Sendable (any CounterStore) throws -> Void

  init(_ name: String, _ body: @escaping @Sendable (any CounterStore) throws -> Void) {
    self.name = name
    self.body = body
  }

  public func run(on store: any CounterStore) throws { try body(store) }

  public var testDescription: String { name }

  /// Everything an implementation must pass, each on a store of its own.
  public static let all: [CounterCheck] = accounts + logins + devices + applications + staff + trail
}
