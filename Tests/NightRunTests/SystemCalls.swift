import Foundation
import SeededRandom
import SystemCallWatch
import Testing

/// Which calls of a night are interfered with.
enum SystemCalls {
  /// False where the kernel, or a container's rules, lets no process be watched. Continuous integration must not pass by leaving out.
  static let canBeWatched: Bool = {
    if ProcessInfo.processInfo.environment["CARD_REVIEW_STRICT"] != nil { return true }
    do {
      try SystemCallWatch.probe()
      return true
    } catch {
      FileHandle.standardError.write(Data("SKIPPED: nights cannot be interrupted at their calls: \(error)\n".utf8))
      return false
    }
  }()

  /// Whether every call is to be tried (`make test-crash`) and not a sample.
  static let isEveryOneTried = ProcessInfo.processInfo.environment["CARD_REVIEW_EVERY_CALL"] != nil

  /// The numbers of the calls to try of so many: one at random in each of `count` equal parts, by a fixed seed, and one past the
  /// last, for what happens after the end. Where every one is to be tried, all, or `atMost` such parts.
  static func chosen(of calls: Int, count: Int, atMost: Int = .max) -> [Int] {
    if isEveryOneTried && atMost >= calls { return Array(1...calls + 1) }
    let count = isEveryOneTried ? atMost : count
    var random = SplitMix64(seed: 5)
    return (0..<count).map { part in
      1 + Int((Double(part) + Double.random(in: 0..<1, using: &random)) / Double(count) * Double(calls))
    } + [calls + 1]
  }
}
