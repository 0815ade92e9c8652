/// Hands out the numbers of the jobs, each until it is done or has failed twice.
package actor JobQueue {
  private var waiting: [Int]
  private var failures: [Int: Int] = [:]
  /// A job is tried once more after its first failure.
  package static let attempts = 2

  package init(count: Int) {
    waiting = Array((0..<count).reversed())
  }

  package var hasMore: Bool { !waiting.isEmpty }

  package func next() -> Int? { waiting.popLast() }

  /// Notes a failure.
  ///
  /// - Returns: true when the job has failed for good; otherwise it is handed out again, last of all.
  package func failed(_ index: Int) -> Bool {
    failures[index, default: 0] += 1
    if failures[index, default: 0] >= Self.attempts { return true }
    waiting.insert(index, at: 0)
    return false
  }
}
