import Foundation

/// What the night takes from the world besides files: the time and the name under which it works.
public struct NightEffects: Sendable {
  /// The time now.
  public let now: @Sendable () -> Date
  /// Tells this run's leases from those of any other, such as host, process and a random number.
  public let holder: String

  public init(now: @escaping @Sendable () -> Date, holder: String) {
    self.now = now
    self.holder = holder
  }

  /// The system's clock, and a holder's name nobody else has.
  public static func live() -> NightEffects {
    let host = ProcessInfo.processInfo.hostName
    let process = ProcessInfo.processInfo.processIdentifier
    return NightEffects(now: { Date() }, holder: "\(host):\(process):\(UUID().uuidString.prefix(8))")
  }
}
