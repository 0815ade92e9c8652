import Foundation
import NightRun
import ReviewDomain
import Synchronization
import Testing

@Suite("The worker pool", .timeLimit(.minutes(20)))
struct WorkerPoolTests {
  typealias Outcome = Result<Evidence, WorkerFault>

  /// Inspects photos of these names, and answers what became of each; every one must be answered exactly once.
  func inspect(_ photos: [String], by pool: WorkerPool) async throws -> [Outcome] {
    let results = Mutex<[Int: [Outcome]]>([:])
    let jobs = photos.map {
      InspectionJob(portrait: URL(filePath: "/pictures/\($0).jpg"), identity: URL(filePath: "/pictures/id.jpg"))
    }
    await pool.inspect(jobs) { result in
      results.withLock { $0[result.index, default: []].append(result.evidence) }
    }
    let all = results.withLock { $0 }
    return try photos.indices.map { index in
      let answers = all[index] ?? []
      #expect(answers.count == 1, "\(photos[index]) was answered \(answers.count) times")
      return try #require(answers.first)
    }
  }

  let good = Outcome.success(FakeWorker.evidence(headHeight: 0.5))

  @Test("answers every job, with one start a worker")
  func allWell() async throws {
    let worker = try FakeWorker()
    try worker.answer("b", with: FakeWorker.evidence(headHeight: 0.25))
    let outcomes = try await inspect(["a", "b", "c"], by: worker.pool())
    #expect(outcomes == [good, .success(FakeWorker.evidence(headHeight: 0.25)), good])
    #expect(worker.starts == 1)
    #expect(worker.requests == ["a", "b", "c"])
  }

  @Test("gets its worker ready before the first picture, and has the same one inspect it")
  func prepares() async throws {
    let worker = try FakeWorker()
    await worker.pool().withCrew(reading: ["/pictures"]) { crew in
      await crew.prepare()
      #expect(worker.starts == 1)
      #expect(worker.requests == ["preparation"])
      let (photo, document) = (URL(filePath: "/pictures/a.jpg"), URL(filePath: "/pictures/id.jpg"))
      await crew.inspect([InspectionJob(portrait: photo, identity: document)]) { #expect($0.evidence == good) }
    }
    #expect(worker.starts == 1)
    #expect(worker.requests == ["preparation", "a"])
  }

  @Test("has nothing to start when there is nothing to do")
  func noJobs() async throws {
    let worker = try FakeWorker()
    #expect(try await inspect([], by: worker.pool()).isEmpty)
    #expect(worker.starts == 0)
  }

  @Test("spreads the jobs over several workers and answers each once")
  func sideBySide() async throws {
    let worker = try FakeWorker()
    let outcomes = try await inspect((0..<40).map { "p\($0)" }, by: worker.pool(workers: 3, timeLimit: 600))
    #expect(outcomes.allSatisfy { $0 == good })
    #expect((1...3).contains(worker.starts))
    #expect(worker.requests.count == 40)
  }

  @Test(
    "tries a job that its worker does not survive exactly once more, on another worker, and goes on",
    arguments: ["die", "garbage", "stranger"])
  func misbehaves(photo: String) async throws {
    let worker = try FakeWorker()
    let outcomes = try await inspect(["a", photo, "b", "c"], by: worker.pool())
    #expect(outcomes[0] == good && outcomes[2] == good && outcomes[3] == good)
    #expect(throws: WorkerFault.self) { try outcomes[1].get() }
    #expect(worker.requests.filter { $0 == photo }.count == 2)
    #expect(worker.requests.count == 5)
    #expect(worker.starts <= 3)
  }

  @Test(
    "is harmed by nothing that a worker says or leaves unsaid",
    arguments: ["closes", "flood", "endless", "early", "blind", "formless"])
  func hostile(photo: String) async throws {
    let worker = try FakeWorker()
    let outcomes = try await inspect(["a", photo, "b"], by: worker.pool(timeLimit: 3))
    #expect(outcomes[0] == good && outcomes[2] == good)
    // Who answers ahead has answered with a number that nobody asks for.
    if photo == "early" {
      #expect(worker.starts > 1)
    } else {
      #expect(throws: WorkerFault.self) { try outcomes[1].get() }
    }
  }

  @Test("gives up a worker that reads no more, in time")
  func readsNothing() async throws {
    let worker = try FakeWorker()
    try worker.stopReading()
    await #expect(throws: WorkerFault.hung(seconds: 1)) {
      // A request larger than a pipe holds.
      try await worker.pool(timeLimit: 1).annotated(
        URL(filePath: "/a.jpg"), lines: [String(repeating: "x", count: 200_000)])
    }
  }

  @Test(
    "tells of a worker that died how it ended and its last words",
    arguments: [
      ("abort", "signal 6"), ("die", "exit status 3"), ("last-words", "exit status 7; its last words: out of luck"),
    ])
  func cause(photo: String, words: String) async throws {
    let worker = try FakeWorker()
    let outcomes = try await inspect([photo], by: worker.pool())
    guard case .failure(.died(let how)) = outcomes[0] else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(how.contains(words), "\(how)")
  }

  @Test("gives workers nothing of its environment but what they need, and no report of crashes to make")
  func environment() async throws {
    let worker = try FakeWorker()
    setenv("CARD_REVIEW_SECRET", "secret", 1)
    defer { unsetenv("CARD_REVIEW_SECRET") }
    _ = try await inspect(["a"], by: worker.pool())
    let variables = try String(contentsOf: worker.folder.appending(path: "environment"), encoding: .utf8)
    #expect(!variables.contains("secret"))
    #expect(variables.contains("SWIFT_BACKTRACE=enable=no") && variables.contains("PATH="))
  }

  @Test("kills a worker that gives no answer in time, and says so")
  func hangs() async throws {
    let worker = try FakeWorker()
    let outcomes = try await inspect(["a", "hang", "b"], by: worker.pool(timeLimit: 1))
    #expect(outcomes == [good, .failure(.hung(seconds: 1)), good])
    #expect(worker.requests.filter { $0 == "hang" }.count == 2)
  }

  @Test("takes the second try's answer when the first failed")
  func secondTry() async throws {
    let worker = try FakeWorker()
    #expect(try await inspect(["once", "a"], by: worker.pool()) == [good, good])
    #expect(worker.starts == 2)
  }

  @Test("says that the request itself was refused, without another try")
  func refused() async throws {
    let worker = try FakeWorker()
    #expect(try await inspect(["empty", "a"], by: worker.pool()) == [.failure(.refused("cannot be done")), good])
    #expect(worker.requests.count == 2)
  }

  @Test("outlives a worker that ends between two requests")
  func leaves() async throws {
    let worker = try FakeWorker()
    let photos = (0..<10).map { "leave\($0)" }
    let outcomes = try await inspect(photos, by: worker.pool())
    // An answer can be lost with the worker that gave it; the job is then tried once more, and may be lost again.
    #expect(outcomes.contains(good))
  }

  @Test("is not stopped by a worker that writes more warnings than a pipe holds")
  func chatty() async throws {
    let worker = try FakeWorker()
    #expect(try await inspect(["chatty", "a"], by: worker.pool()) == [good, good])
    #expect(worker.starts == 1)
  }

  @Test("replaces a worker after a number of jobs")
  func retires() async throws {
    let worker = try FakeWorker()
    let outcomes = try await inspect((0..<7).map { "p\($0)" }, by: worker.pool(retirement: 3))
    #expect(outcomes.allSatisfy { $0 == good })
    #expect(worker.starts == 3)
  }

  @Test("gives up on every job after two starts when workers say nothing, and tells their last words")
  func saysNothing() async throws {
    let worker = try FakeWorker(greeting: nil)
    let outcomes = try await inspect(["a", "b"], by: worker.pool())
    for outcome in outcomes {
      guard case .failure(.notStarted(let why)) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(why.contains("no networks here"))
    }
    #expect(worker.starts == 2)
    #expect(worker.requests.isEmpty)
  }

  @Test("asks nothing of a worker that speaks another protocol", arguments: [#"{"protocolVersion":2}"#, "hello"])
  func otherProtocol(greeting: String) async throws {
    let worker = try FakeWorker(greeting: greeting)
    let outcomes = try await inspect(["a"], by: worker.pool())
    #expect(throws: WorkerFault.self) { try outcomes[0].get() }
    #expect(worker.requests.isEmpty)
    await #expect(throws: WorkerFault.self) { try await worker.pool().greet() }
  }

  @Test("answers every job also when the program is not there")
  func noProgram() async throws {
    let pool = WorkerPool(command: .init(executable: URL(filePath: "/nonexistent/worker"), arguments: []), workers: 2)
    for outcome in try await inspect(["a", "b", "c"], by: pool) {
      guard case .failure(.notStarted) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
    }
  }

  @Test("greets")
  func greets() async throws {
    let worker = try FakeWorker()
    #expect(try await worker.pool().greet().protocolVersion == 1)
    #expect(worker.starts == 1)
  }
}
