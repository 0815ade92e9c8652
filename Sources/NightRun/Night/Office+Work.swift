import Casebook
import Foundation

/// Another night holds the lock.
public struct NightIsRunning: Error, Sendable {
  public init() {}
}

extension Office {
  /// Does something while no night runs.
  ///
  /// - Parameter shared: whether nights that share the work may run at the same time.
  /// - Throws: `NightIsRunning` when one does.
  public func withLock<Value>(shared: Bool = false, _ body: () async throws -> Value) async throws -> Value {
    // Whoever merely asks whether a night runs holds the lock for a moment too, and must not cost a night.
    guard let lock = try await RunLock.wait(at: home.lock, shared: shared, atMost: .milliseconds(500)) else {
      throw NightIsRunning()
    }
    let value = try await body()
    withExtendedLifetime(lock) {}
    return value
  }

  /// Whether a night runs now, alone or sharing the work.
  public func isNightRunning() throws(HomeFault) -> Bool {
    try RunLock.isHeld(at: home.lock)
  }

  /// Takes in the inbox and nothing else.
  public func takeIn() throws -> IntakeResult {
    var result = IntakeResult()
    try Intake(home: home, casebook: casebook, notices: notices, reasons: rules.ruleSet.reasons)
      .run(at: effects.now, stop: { false }, into: &result) { _, _ in }
    return result
  }
}
