import Foundation
import Synchronization
import UploadInspection

/// Decodes applications' pictures for somebody who looks at them, in a worker that stays.
public struct PreviewWorker: Sendable {
  fileprivate let queue: PreviewQueue

  /// - Parameters:
  ///   - marksDocument: whether to tell where on the document what stands, which takes some tenths of a second more.
  ///   - isUrgent: whether somebody waits for it now.
  public func preview(
    portrait: URL, identity: URL, marksDocument: Bool, isUrgent: Bool
  ) async -> Result<UploadPreview, WorkerFault> {
    await queue.preview(portrait: portrait, identity: identity, marksDocument: marksDocument, isUrgent: isUrgent)
  }
}

extension WorkerPool {
  /// Keeps a worker for previews while `body` runs. One that dies or hangs is replaced.
  ///
  /// - Parameter paths: the pictures, or folders of them. The worker can read no other files, where the system can see to that.
  public func withPreviews<Value: Sendable>(
    reading paths: [String], _ body: (PreviewWorker) async throws -> Value
  ) async throws -> Value {
    let arguments = paths.flatMap { ["--reads", $0] }
    let queue = PreviewQueue()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        while let entry = await queue.next() { await runPreviews(arguments, on: queue, beginningWith: entry) }
      }
      let value: Result<Value, any Error>
      do { value = .success(try await body(PreviewWorker(queue: queue))) } catch { value = .failure(error) }
      await queue.close()
      // Ends a worker that still has pictures in hand.
      group.cancelAll()
      return try value.get()
    }
  }

  private func runPreviews(
    _ arguments: [String], on queue: PreviewQueue, beginningWith first: PreviewQueue.Entry
  ) async {
    let inHand = Mutex<PreviewQueue.Entry?>(first)
    let ended: Result<Void, WorkerFault> = await withWorker(arguments) { link in
      for served in 1...retirement {
        guard let entry = inHand.withLock(\.self) else { break }
        switch await link.ask(Self.request(entry), timeLimit: timeLimit) {
        case .success(let reply):
          queue.finish(entry, reply.preview.map(Result.success) ?? .failure(.refused(reply.fault ?? "no preview")))
        case .failure(let fault): return .failure(fault)
        }
        inHand.withLock { $0 = nil }
        guard served < retirement, let next = await queue.next() else { break }
        inHand.withLock { $0 = next }
      }
      return .success(())
    }
    if case .failure(let fault) = ended, let entry = inHand.withLock(\.self) { await queue.fail(entry, fault) }
  }

  private static func request(_ entry: PreviewQueue.Entry) -> WorkerRequest {
    WorkerRequest(
      id: WorkerRequest.anyNumber(), portrait: entry.portrait.path, identity: entry.identity.path, claim: nil,
      lastApproved: nil, tellsContent: false, annotation: nil, isPreview: true,
      marksDocument: entry.marksDocument ? true : nil)
  }
}
