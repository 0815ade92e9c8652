import Foundation
import UploadInspection

/// Hands out pictures to be decoded for somebody who looks at them, those wanted first, first. One that a worker fails over is tried
/// once more, as a night does.
actor PreviewQueue {
  struct Entry: Sendable {
    let portrait: URL
    let identity: URL
    let marksDocument: Bool
    let isRetry: Bool
    fileprivate let answer: CheckedContinuation<Result<UploadPreview, WorkerFault>, Never>
  }

  private var waiting: [Entry] = []
  private var idle: CheckedContinuation<Entry?, Never>?
  private var isClosed = false

  func preview(
    portrait: URL, identity: URL, marksDocument: Bool, isUrgent: Bool
  ) async -> Result<UploadPreview, WorkerFault> {
    if isClosed { return .failure(.refused("nobody looks any more")) }
    return await withCheckedContinuation { answer in
      offer(
        Entry(
          portrait: portrait, identity: identity, marksDocument: marksDocument, isRetry: false, answer: answer),
        isUrgent: isUrgent)
    }
  }

  /// Waits for pictures to decode.
  ///
  /// - Returns: nil once the queue is closed.
  func next() async -> Entry? {
    if isClosed { return nil }
    if !waiting.isEmpty { return waiting.removeFirst() }
    return await withCheckedContinuation { idle = $0 }
  }

  nonisolated func finish(_ entry: Entry, _ result: Result<UploadPreview, WorkerFault>) {
    entry.answer.resume(returning: result)
  }

  func fail(_ entry: Entry, _ fault: WorkerFault) {
    if entry.isRetry || isClosed { return finish(entry, .failure(fault)) }
    offer(
      Entry(
        portrait: entry.portrait, identity: entry.identity, marksDocument: entry.marksDocument, isRetry: true,
        answer: entry.answer), isUrgent: true)
  }

  func close() {
    isClosed = true
    for entry in waiting { finish(entry, .failure(.refused("nobody looks any more"))) }
    waiting = []
    idle?.resume(returning: nil)
    idle = nil
  }

  private func offer(_ entry: Entry, isUrgent: Bool) {
    if let worker = idle {
      idle = nil
      worker.resume(returning: entry)
    } else {
      waiting.insert(entry, at: isUrgent ? 0 : waiting.count)
    }
  }
}
