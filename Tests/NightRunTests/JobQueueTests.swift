import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite("The queue of jobs", .timeLimit(.minutes(20)))
struct JobQueueTests {
  let queue = JobQueue(workers: 2)
  let good = Result<Evidence, WorkerFault>.success(FakeWorker.evidence(headHeight: 0.5))

  private func jobs(_ count: Int) -> [InspectionJob] {
    (0..<count).map { InspectionJob(portrait: URL(filePath: "/\($0)"), identity: nil) }
  }

  private func next() async throws -> JobQueue.Entry { try #require(await queue.next()) }

  private func indexes(_ results: AsyncStream<InspectionResult>) async -> [Int] {
    await results.reduce(into: []) { $0.append($1.index) }
  }

  @Test("hands out each job once, in order, and gives back each result as it comes")
  func inOrder() async throws {
    let results = await queue.add(jobs(3))
    var entries: [JobQueue.Entry] = []
    for _ in 0..<3 { entries.append(try await next()) }
    #expect(entries.map(\.job.portrait?.path) == ["/0", "/1", "/2"])
    for place in [2, 0, 1] { await queue.finish(entries[place], good) }
    #expect(await indexes(results) == [2, 0, 1])
  }

  @Test("hands a job that failed out once more, last of all, and then gives its fault back")
  func oneMoreTry() async throws {
    let results = await queue.add(jobs(2))
    let first = try await next()
    await queue.fail(first, .garbled)
    await queue.finish(try await next(), good)
    let again = try await next()
    #expect(again.number == first.number)
    await queue.fail(again, .hung(seconds: 1))
    var outcomes: [Int: Result<Evidence, WorkerFault>] = [:]
    for await result in results { outcomes[result.index] = result.evidence }
    #expect(outcomes == [0: .failure(.hung(seconds: 1)), 1: good])
  }

  @Test("keeps a worker waiting until there is a job, over several batches, with numbers of their own")
  func waits() async throws {
    async let early = queue.next()
    let first = await queue.add(jobs(1))
    let entry = try #require(await early)
    await queue.finish(entry, good)
    #expect(await indexes(first) == [0])
    let second = await queue.add(jobs(1))
    let later = try await next()
    #expect(later.number != entry.number)
    // An answer to a job that is over counts for nothing.
    await queue.finish(entry, .failure(.garbled))
    await queue.fail(entry, .garbled)
    await queue.finish(later, good)
    #expect(await indexes(second) == [0])
  }

  @Test("takes back what nobody has begun, and on demand also what somebody has")
  func withdraws() async throws {
    let results = await queue.add(jobs(4))
    let (first, second) = (try await next(), try await next())
    await queue.withdrawWaiting()
    await queue.finish(first, good)
    await queue.withdrawAll()
    await queue.finish(second, good)
    #expect(await indexes(results) == [0])
  }

  @Test("sends the workers home when it is closed, and ends every batch")
  func closes() async throws {
    let results = await queue.add(jobs(2))
    _ = try await next()
    await queue.close()
    #expect(await queue.next() == nil)
    #expect(await indexes(results).isEmpty)
    #expect(await indexes(queue.add(jobs(1))).isEmpty)
  }

  @Test("gives the job of a worker that cannot start to the others, and gives all up when the last one cannot either")
  func noStart() async throws {
    let results = await queue.add(jobs(3))
    let first = try await next()
    let fault = WorkerFault.notStarted("no memory")
    let greeting = try #require(WorkerLine.decode(WorkerGreeting.self, from: #"{"protocolVersion":1}"#))
    #expect(await !queue.failedToStart(for: first, fault))
    #expect(await queue.lost == [fault])
    // The last worker starts, does one job, has to be replaced, and its successor starts at the second try.
    await queue.started(greeting)
    await queue.finish(try await next(), good)
    let third = try await next()
    await queue.fail(third, .garbled)
    #expect(await queue.failedToStart(for: try await next(), fault))
    await queue.started(greeting)
    // The next one does not.
    for _ in 1...2 { #expect(await queue.failedToStart(for: try await next(), fault)) }
    var outcomes: [Int: Result<Evidence, WorkerFault>] = [:]
    for await result in results { outcomes[result.index] = result.evidence }
    #expect(outcomes == [0: .failure(fault), 1: good, 2: .failure(fault)])
    #expect(await queue.lost == [fault])
  }

  @Test("has no result where there is no job")
  func nothing() async {
    #expect(await indexes(queue.add([])).isEmpty)
  }
}
