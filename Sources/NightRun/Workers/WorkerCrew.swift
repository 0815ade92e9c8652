import ReviewDomain

/// The workers of a pool for as long as there is work: they stay, with their networks loaded, from one batch to the next.
public struct WorkerCrew: Sendable {
  let queue: JobQueue
  /// Seconds that workers get to finish what they have in hand after a stop was asked for.
  private static let grace = 3

  /// Why workers could not be started that this crew does without.
  var lost: [WorkerFault] {
    get async { await queue.lost }
  }

  /// What the system refused its workers, in words.
  var refused: [String] {
    get async { await queue.refused.sorted() }
  }

  /// Starts a worker, if none waits for work, and has it get ready for pictures, so that the first need not wait for its networks.
  public func prepare() async {
    await inspect([.preparation]) { _ in }
  }

  /// Inspects jobs, and hands over each result as soon as it is there; the order is that of completion.
  ///
  /// - Parameter stop: once asked, jobs that no worker has begun get no result, nor do those still in hand some seconds later.
  public func inspect(
    _ jobs: [InspectionJob], stop: StopSignal? = nil, onResult: (InspectionResult) async -> Void
  ) async {
    let results = await queue.add(jobs)
    let watch = Task { [queue] in
      guard let stop else { return }
      do {
        while !stop.isAsked { try await Task.sleep(for: .milliseconds(50)) }
        await queue.withdrawWaiting()
        try await Task.sleep(for: .seconds(Self.grace))
        await queue.withdrawAll()
      } catch {
        // Cancelled: the jobs are done.
      }
    }
    for await result in results { await onResult(result) }
    watch.cancel()
  }
}
