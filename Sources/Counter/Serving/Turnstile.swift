/// Lets a few in at a time; more wait their turn, up to a limit.
package actor Turnstile {
  private var free: Int
  private let longestQueue: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init(atOnce: Int, longestQueue: Int) {
    free = atOnce
    self.longestQueue = longestQueue
  }

  /// - Throws: `Overloaded` where as many wait as may.
  func requireRoom() throws {
    guard waiting.count < longestQueue else { throw Overloaded() }
  }

  /// Runs `body` once it is its turn.
  ///
  /// - Throws: `Overloaded`, and what `body` throws.
  @discardableResult
  package nonisolated func through<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    try await enter()
    do {
      let value = try await body()
      await leave()
      return value
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async throws {
    if free > 0 {
      free -= 1
      return
    }
    try requireRoom()
    await withCheckedContinuation { waiting.append($0) }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}

/// More than can be served: better told at once than after a minute.
package struct Overloaded: Error {
  /// After which what waits has been worked off.
  static let seconds = 10
}
