import Foundation
import NightRun

extension Admission {
  /// Of this process.
  static var live: Admission {
    Admission(user: geteuid(), sudo: ProcessInfo.processInfo.environment["SUDO_UID"])
  }

  /// Lets the caller into a home folder.
  func context(for home: HomeOptions, right: Right) throws -> CommandContext {
    let variable: @Sendable (String) -> String? = { ProcessInfo.processInfo.environment[$0] }
    let guest = try admit(to: right, in: home.named(by: variable), isNamed: home.isNamed(by: variable))
    return .live(for: guest)
  }
}
