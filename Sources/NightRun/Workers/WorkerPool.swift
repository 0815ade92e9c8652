import Foundation
import ReviewDomain
import Subprocess
import Synchronization

/// What one job gave: the evidence, or why two workers could not make it.
public struct InspectionResult: Sendable {
  public let index: Int
  public let evidence: Result<Evidence, WorkerFault>
  /// What the document says; only where the job asked for it.
  public let content: DocumentContent?
}

/// One application's pictures, or a part of them, to be inspected.
public struct InspectionJob: Sendable {
  public let portrait: URL?
  public let identity: URL?
  /// What was typed and the document should say; nil where there is no form.
  public let claim: DocumentClaim?
  /// The photo of the person's last card; nil where there is none.
  public let lastApproved: URL?
  /// Whether the result should tell what the document says.
  public let tellsContent: Bool
  private var isPreparation = false

  /// No picture: the worker gets ready for any, so that the first one need not wait for its networks. It gives no measurements.
  static var preparation: InspectionJob {
    var job = InspectionJob(portrait: nil, identity: nil)
    job.isPreparation = true
    return job
  }

  public init(
    portrait: URL?, identity: URL?, claim: DocumentClaim? = nil, lastApproved: URL? = nil, tellsContent: Bool = false
  ) {
    self.portrait = portrait
    self.identity = identity
    self.claim = claim
    self.lastApproved = lastApproved
    self.tellsContent = tellsContent
  }

  /// With a number that a worker cannot know before, so that what it wrote earlier is no answer.
  func request() -> WorkerRequest {
    WorkerRequest(
      id: WorkerRequest.anyNumber(), portrait: portrait?.path, identity: identity?.path, claim: claim,
      lastApproved: lastApproved?.path, tellsContent: tellsContent, annotation: nil,
      isPreparation: isPreparation ? true : nil)
  }
}

/// Inspects pictures in child processes, several side by side.
///
/// A worker that dies, hangs or answers garbage is replaced, and its job is tried once more; then the job's result is the fault. A worker
/// retires after a number of jobs, so that a slow leak in a decoder cannot add up over a night.
public struct WorkerPool: Sendable {
  /// What starts a worker.
  public struct Command: Sendable {
    public let executable: URL
    public let arguments: [String]

    public init(executable: URL, arguments: [String]) {
      self.executable = executable
      self.arguments = arguments
    }
  }

  let command: Command
  let workers: Int
  /// Seconds a job may take, wall time.
  let timeLimit: Int
  /// Jobs after which a worker is replaced.
  let retirement: Int

  public init(command: Command, workers: Int, timeLimit: Int = 60, retirement: Int = 500) {
    self.command = command
    self.workers = workers
    self.timeLimit = timeLimit
    self.retirement = retirement
  }

  /// Inspects all jobs and hands over each result as soon as it is there; the order is that of completion.
  public func inspect(_ jobs: [InspectionJob], onResult: @Sendable (InspectionResult) async -> Void) async {
    await withCrew(reading: Self.paths(of: jobs)) { crew in await crew.inspect(jobs, onResult: onResult) }
  }

  /// Keeps workers for a while. Each starts with its first job, and all are gone when `body` has returned.
  ///
  /// - Parameter paths: the pictures, or folders of them. Workers can read no other files, where the system can see to that.
  public func withCrew<Value: Sendable>(
    reading paths: [String], _ body: (WorkerCrew) async -> Value
  ) async -> Value {
    let readArguments = paths.flatMap { ["--reads", $0] }
    let queue = JobQueue(workers: workers)
    return await withTaskGroup(of: Void.self) { group in
      for _ in 0..<workers {
        group.addTask {
          var goesOn = true
          while goesOn, let entry = await queue.next() {
            goesOn = await runWorker(readArguments, on: queue, beginningWith: entry)
          }
        }
      }
      let value = await body(WorkerCrew(queue: queue))
      await queue.close()
      // Ends those that still have a job in hand.
      group.cancelAll()
      return value
    }
  }

  /// More paths than this do not fit a worker's command line.
  private static let mostPaths = 200

  /// The pictures themselves; where they are too many, their folders, and where those are, the folder that holds all.
  private static func paths(of jobs: [InspectionJob]) -> [String] {
    let pictures = Set(jobs.flatMap { [$0.portrait, $0.identity] }.compactMap { $0?.resolvingSymlinksInPath() })
    if pictures.count <= mostPaths { return pictures.map(\.path).sorted() }
    let folders = Set(pictures.map { $0.deletingLastPathComponent() })
    if folders.count <= mostPaths { return folders.map(\.path).sorted() }
    let common = folders.map(\.pathComponents).reduce(folders.first?.pathComponents ?? []) { common, other in
      zip(common, other).prefix { $0 == $1 }.map(\.0)
    }
    return [NSString.path(withComponents: common)]
  }

  /// Starts a worker and hears its greeting, as a check that workers can work here.
  ///
  /// - Returns: what it said of itself.
  public func greet() async throws(WorkerFault) -> WorkerGreeting {
    let outcome: Result<WorkerGreeting, WorkerFault> = await withWorker { link in .success(link.greeting) }
    return try outcome.get()
  }

  /// Draws findings over a photo, or its face beside that of a document, in a worker of its own.
  ///
  /// - Parameters:
  ///   - identity: the document whose portrait is shown beside the photo's face; nil to draw over the photo.
  ///   - isSheet: whether to draw both uploads whole instead.
  ///   - lines: what to write below it.
  /// - Returns: the bytes of a PNG file.
  public func annotated(
    _ portrait: URL, beside identity: URL? = nil, isSheet: Bool = false, lines: [String]
  ) async throws(WorkerFault) -> Data {
    let request = WorkerRequest(
      id: WorkerRequest.anyNumber(), portrait: portrait.path, identity: identity?.path, claim: nil, lastApproved: nil,
      tellsContent: false,
      annotation: lines, isSheet: isSheet ? true : nil)
    let reads = [portrait, identity].compactMap { $0?.resolvingSymlinksInPath().path }
    let outcome: Result<WorkerReply, WorkerFault> = await withWorker(reads.flatMap { ["--reads", $0] }) { link in
      await link.ask(request, timeLimit: timeLimit)
    }
    let reply = try outcome.get()
    guard let picture = reply.picture else { throw .refused(reply.fault ?? "no picture") }
    return picture
  }

  /// Starts a worker and feeds it until the queue is closed, it fails, or it has served long enough.
  ///
  /// - Returns: whether another is to take its place.
  private func runWorker(
    _ readArguments: [String], on queue: JobQueue, beginningWith first: JobQueue.Entry
  ) async -> Bool {
    let inHand = Mutex(first)
    let ended: Result<Void, WorkerFault> = await withWorker(readArguments) { link in
      await queue.started(link.greeting)
      for served in 1...retirement {
        let entry = inHand.withLock(\.self)
        switch await link.ask(entry.job.request(), timeLimit: timeLimit) {
        case .success(let reply):
          let evidence =
            reply.evidence.map(Result.success) ?? .failure(WorkerFault.refused(reply.fault ?? "no evidence"))
          await queue.finish(entry, evidence, content: reply.content)
        case .failure(let fault): return .failure(fault)
        }
        guard served < retirement, let next = await queue.next() else { break }
        inHand.withLock { $0 = next }
      }
      return .success(())
    }
    switch ended {
    case .success: return true
    case .failure(let fault):
      if case .notStarted = fault { return await queue.failedToStart(for: first, fault) }
      await queue.fail(inHand.withLock(\.self), fault)
      return true
    }
  }

  /// Variables that a worker is given; anything else of the night's is none of its business.
  private static let variables = ["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH"]

  private static var environment: Environment {
    let own = ProcessInfo.processInfo.environment.filter { variables.contains($0.key) }
    var given = Dictionary(uniqueKeysWithValues: own.map { (Environment.Key(stringLiteral: $0.key), $0.value) })
    // Swift's own report of a crash cannot be made in the sandbox, and takes half a minute to find out.
    given["SWIFT_BACKTRACE"] = "enable=no"
    return .custom(given)
  }

  /// Starts one worker, waits for its greeting, hands it to `body`, and sees it off.
  func withWorker<Value: Sendable>(
    _ further: [String] = [], _ body: @escaping @Sendable (inout WorkerLink) async -> Result<Value, WorkerFault>
  ) async -> Result<Value, WorkerFault> {
    // Writing to a worker that has just died must fail, not end this process.
    signal(SIGPIPE, SIG_IGN)
    do {
      let result = try await run(
        .path(.init(command.executable.path)), arguments: Arguments(command.arguments + further),
        environment: Self.environment, input: .inputWriter, output: .sequence, error: .sequence
      ) { execution -> (value: Result<Value, WorkerFault>, words: String) in
        async let words = LastWords.of(execution.standardError)
        var link = WorkerLink(
          processIdentifier: execution.processIdentifier.value, writer: execution.standardInputWriter,
          lines: WorkerLines(execution.standardOutput))
        let value: Result<Value, WorkerFault>
        switch await link.greet(timeLimit: timeLimit) {
        case .success: value = await body(&link)
        case .failure(let fault): value = .failure(.notStarted("\(fault)"))
        }
        // It has nothing to save, and libraries have been seen to hang in their tear-down.
        link.kill()
        return (value, await words)
      }
      let (value, words) = result.closureResult
      switch value {
      case .failure(.notStarted(let why)): return .failure(.notStarted("\(why); its last words: \(words)"))
      case .failure(.died(let how)):
        return .failure(.died("\(how), \(result.terminationStatus.inWords); its last words: \(words)"))
      default: return value
      }
    } catch {
      return .failure(.notStarted("\(error)"))
    }
  }
}

extension TerminationStatus {
  fileprivate var inWords: String {
    switch self {
    case .exited(let code): "exit status \(code)"
    case .signaled(let number): "signal \(number), \(String(cString: strsignal(number)))"
    }
  }
}

/// What a worker said last on its standard error. All of it is read, since a full pipe would stop the worker.
private enum LastWords {
  private static let limit = 1024

  static func of(_ output: SubprocessOutputSequence) async -> String {
    var tail = Data()
    do {
      for try await buffer in output {
        buffer.withUnsafeBytes { tail.append(contentsOf: $0) }
        tail = Data(tail.suffix(limit))
      }
    } catch {
      // The pipe was given up because the worker is gone; what was heard before still counts.
    }
    return String(decoding: tail, as: UTF8.self).split(separator: "\n").last.map { String($0).strippedOfControls }
      ?? "none"
  }
}
