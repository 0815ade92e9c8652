import Foundation

/// What some work took.
struct Work {
  var seconds = 0.0
  var syncs = 0

  /// Adds what `body` takes.
  mutating func measure<Result>(_ body: () throws -> Result) rethrows -> Result {
    let (start, before) = (ContinuousClock.now, SyncCount.now)
    defer {
      seconds += (ContinuousClock.now - start) / .seconds(1)
      syncs += SyncCount.now - before
    }
    return try body()
  }

  static func + (left: Work, right: Work) -> Work {
    Work(seconds: left.seconds + right.seconds, syncs: left.syncs + right.syncs)
  }
}
