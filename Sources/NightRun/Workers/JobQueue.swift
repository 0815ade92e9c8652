import ReviewDomain

/// Hands jobs out to the workers, each until it is done or has failed twice, and their results back to whoever gave them.
///
/// A worker that cannot be started is done without as long as there are others. The last one is tried once more, and then every
/// job of the batch is given up: what keeps all workers from starting is no job's fault.
package actor JobQueue {
  /// A job that was handed out.
  package struct Entry: Sendable {
    /// Never given twice by one queue, so that a late answer cannot be taken for another job's.
    package let number: Int
    package let job: InspectionJob
  }

  private struct Batch {
    let first: Int
    var open: Set<Int>
    let results: AsyncStream<InspectionResult>.Continuation
  }

  /// A job is tried once more after its first failure.
  package static let attempts = 2

  private var nextNumber = 0
  private var batch: Batch?
  private var waiting: [Entry] = []
  private var failures: [Int: Int] = [:]
  private var idle: [CheckedContinuation<Entry?, Never>] = []
  private var isClosed = false
  /// How many take jobs out.
  private var workers: Int
  private var failedStarts = 0
  /// Why workers could not be started that are done without.
  package private(set) var lost: [WorkerFault] = []
  /// What the system refused workers, in words.
  package private(set) var refused: Set<String> = []

  package init(workers: Int) {
    self.workers = workers
  }

  /// Takes in jobs, whose results come in the order in which they are done, until each has one or is withdrawn. One batch at a
  /// time: what is left of the one before is withdrawn.
  package func add(_ jobs: [InspectionJob]) -> AsyncStream<InspectionResult> {
    withdrawAll()
    let (results, continuation) = AsyncStream.makeStream(of: InspectionResult.self)
    let first = nextNumber
    nextNumber += jobs.count
    batch = Batch(first: first, open: Set(first..<nextNumber), results: continuation)
    for (index, job) in jobs.enumerated() { offer(Entry(number: first + index, job: job)) }
    endBatchIfDone()
    return results
  }

  /// Waits for a job.
  ///
  /// - Returns: nil once the queue is closed.
  package func next() async -> Entry? {
    if isClosed { return nil }
    if !waiting.isEmpty { return waiting.removeFirst() }
    return await withCheckedContinuation { idle.append($0) }
  }

  package func finish(_ entry: Entry, _ evidence: Result<Evidence, WorkerFault>, content: DocumentContent? = nil) {
    finish(entry.number, evidence, content: content)
  }

  private func finish(_ number: Int, _ evidence: Result<Evidence, WorkerFault>, content: DocumentContent? = nil) {
    guard let first = batch?.first, batch?.open.remove(number) != nil else { return }
    failures[number] = nil
    batch?.results.yield(InspectionResult(index: number - first, evidence: evidence, content: content))
    endBatchIfDone()
  }

  /// Notes a failure: the job is handed out once more, last of all, and then given up with this fault.
  package func fail(_ entry: Entry, _ fault: WorkerFault) {
    failures[entry.number, default: 0] += 1
    if failures[entry.number, default: 0] >= Self.attempts {
      finish(entry, .failure(fault))
    } else {
      offer(entry)
    }
  }

  /// Notes that a worker has been started, and what it said of itself.
  package func started(_ greeting: WorkerGreeting) {
    failedStarts = 0
    refused.formUnion(greeting.refused)
  }

  /// Notes that no worker could be started for a job, which counts for nothing against the job.
  ///
  /// - Returns: whether to go on taking jobs out.
  package func failedToStart(for entry: Entry, _ fault: WorkerFault) -> Bool {
    if workers > 1 {
      workers -= 1
      lost.append(fault)
      offer(entry)
      return false
    }
    failedStarts += 1
    if failedStarts < Self.attempts {
      offer(entry)
    } else {
      failedStarts = 0
      waiting = []
      for number in batch?.open.sorted() ?? [] { finish(number, .failure(fault)) }
    }
    return true
  }

  /// Takes back the jobs that no worker has begun.
  package func withdrawWaiting() {
    for entry in waiting { batch?.open.remove(entry.number) }
    waiting = []
    endBatchIfDone()
  }

  /// Takes back every job that has no result yet.
  package func withdrawAll() {
    waiting = []
    batch?.open = []
    endBatchIfDone()
  }

  /// Takes all jobs back and sends the workers home.
  package func close() {
    isClosed = true
    withdrawAll()
    for worker in idle { worker.resume(returning: nil) }
    idle = []
  }

  private func offer(_ entry: Entry) {
    guard batch?.open.contains(entry.number) == true else { return }
    if isClosed {
      batch?.open.remove(entry.number)
    } else if idle.isEmpty {
      waiting.append(entry)
    } else {
      idle.removeFirst().resume(returning: entry)
    }
  }

  private func endBatchIfDone() {
    guard let batch, batch.open.isEmpty else { return }
    batch.results.finish()
    self.batch = nil
    failures = [:]
  }
}
