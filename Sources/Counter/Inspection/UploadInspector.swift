import Foundation
import NightRun
import ReviewDomain
import ServiceLifecycle

/// Has uploads inspected by the night's sandboxed workers, which stay with their networks loaded. No picture is decoded in this process.
package struct UploadInspector: Service {
  /// Lanes side by side, each with a worker of its own.
  let lanes: Int
  let pool: WorkerPool
  /// The only folder that workers can read.
  let folder: URL
  private let line = InspectionLine()
  /// A process each: beside the lanes, no more than there are of these.
  private let drawings: Turnstile

  package init(pool: WorkerPool, lanes: Int, quarantine: Quarantine) {
    self.pool = pool
    self.lanes = lanes
    drawings = Turnstile(atOnce: lanes, longestQueue: 4 * lanes)
    folder = quarantine.folder
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskCancellationHandler {
        await withTaskGroup(of: Void.self) { group in
          for _ in 0..<lanes {
            group.addTask {
              await pool.withCrew(reading: [folder.path]) { crew in
                await crew.prepare()
                while let waiting = await line.next() {
                  var found: Result<Evidence, WorkerFault>?
                  await crew.inspect([waiting.job]) { found = $0.evidence }
                  waiting.answer.resume(returning: found ?? .failure(.died("the counter is ending")))
                }
              }
            }
          }
        }
      } onCancel: {
        Task { await line.close() }
      }
    }
  }

  package func evidence(_ job: InspectionJob) async -> Result<Evidence, WorkerFault> {
    await withCheckedContinuation { answer in
      Task { await line.add(InspectionLine.Waiting(job: job, answer: answer)) }
    }
  }

  /// The photo with what was found drawn on it, as PNG; nil where there is none, or too many wait for theirs: what was found is told in
  /// words all the same.
  package func drawing(of portrait: URL, lines: [String]) async -> Data? {
    try? await drawings.through { try await pool.annotated(portrait, lines: lines) }
  }
}

/// Hands jobs to the lanes, first come, first served.
private actor InspectionLine {
  struct Waiting: Sendable {
    let job: InspectionJob
    let answer: CheckedContinuation<Result<Evidence, WorkerFault>, Never>
  }

  /// More than this is minutes of waiting: better told at once.
  private static let longest = 200

  private var waiting: [Waiting] = []
  private var idle: [CheckedContinuation<Waiting?, Never>] = []
  private var isClosed = false

  func add(_ job: Waiting) {
    if isClosed || waiting.count >= Self.longest {
      job.answer.resume(returning: .failure(.notStarted("too many wait")))
    } else if idle.isEmpty {
      waiting.append(job)
    } else {
      idle.removeFirst().resume(returning: job)
    }
  }

  /// - Returns: nil once the line is closed.
  func next() async -> Waiting? {
    if isClosed { return nil }
    if !waiting.isEmpty { return waiting.removeFirst() }
    return await withCheckedContinuation { idle.append($0) }
  }

  func close() {
    isClosed = true
    for lane in idle { lane.resume(returning: nil) }
    for job in waiting { job.answer.resume(returning: .failure(.notStarted("the counter is ending"))) }
    idle = []
    waiting = []
  }
}
