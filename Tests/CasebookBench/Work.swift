import Foundation

/// What some work took.
struct Work {
  var seconds = 0.0
  /// Of this process, user and system: what others do on the machine leaves it alone, more or less.
  var processorSeconds = 0.0
  var syncs = 0

  /// Adds what `body` takes.
  mutating func measure<Result>(_ body: () throws -> Result) rethrows -> Result {
    let (start, before, processor) = (ContinuousClock.now, SyncCount.now, clock())
    defer {
      seconds += (ContinuousClock.now - start) / .seconds(1)
      syncs += SyncCount.now - before
      processorSeconds += Double(clock() - processor) / 1e6
    }
    return try body()
  }

  static func + (left: Work, right: Work) -> Work {
    Work(
      seconds: left.seconds + right.seconds, processorSeconds: left.processorSeconds + right.processorSeconds,
      syncs: left.syncs + right.syncs)
  }
}
