/// Hands out the numbers of the jobs, each until it is done or has failed twice.
actor JobQueue {
  private var waiting: [Int]
  private var failures: [Int: Int] = [:]
  /// A job is tried once more after its first failure.
  static let attempts = 2

  init(count: Int) {
    waiting = Array((0..<count).reversed())
  }

  var hasMore: Bool { !waiting.isEmpty }

  func next() -> Int? { waiting.popLast() }

  /// Notes a failure.
  ///
  /// - Returns: true when the job has failed for good; otherwise it is handed out again, last of all.
  func failed(_ index: Int) -> Bool {
    failures[index, default: 0] += 1
    if failures[index, default: 0] >= Self.attempts { return true }
    waiting.insert(index, at: 0)
    return false
  }
}
