import Foundation
import Subprocess

/// The parent's end of one worker: a request out, a reply in, with a time limit kept by killing the worker.
struct WorkerLink {
  let processIdentifier: pid_t
  let writer: StandardInputWriter
  var lines: SubprocessOutputSequence.StringSequence<UTF8>.AsyncIterator

  /// What the worker said of itself at its start.
  private(set) var greeting = WorkerGreeting(protocolVersion: 0, isSandboxed: nil, isConfined: nil)

  init(
    processIdentifier: pid_t, writer: StandardInputWriter,
    lines: SubprocessOutputSequence.StringSequence<UTF8>.AsyncIterator
  ) {
    self.processIdentifier = processIdentifier
    self.writer = writer
    self.lines = lines
  }

  /// Waits for the greeting.
  mutating func greet(timeLimit: Int) async -> Result<Void, WorkerFault> {
    switch await line(as: WorkerGreeting.self, timeLimit: timeLimit) {
    case .success(let heard) where heard.protocolVersion == WorkerGreeting.version:
      greeting = heard
      return .success(())
    case .success: return .failure(.garbled)
    case .failure(let fault): return .failure(fault)
    }
  }

  /// Sends a request and waits for its reply.
  mutating func ask(_ request: WorkerRequest, timeLimit: Int) async -> Result<WorkerReply, WorkerFault> {
    do {
      _ = try await writer.write(WorkerLine.encode(request))
    } catch {
      return .failure(.died("it took no request"))
    }
    let reply = await line(as: WorkerReply.self, timeLimit: timeLimit)
    if case .success(let reply) = reply, reply.id != request.id { return .failure(.garbled) }
    return reply
  }

  /// The process is still ours to kill: it is not reaped before the closure that holds this link has returned.
  func kill() {
    _ = Foundation.kill(processIdentifier, SIGKILL)
  }

  private mutating func line<Message: Decodable>(
    as type: Message.Type, timeLimit: Int
  ) async -> Result<Message, WorkerFault> {
    let pid = processIdentifier
    let watchdog = Task { () -> Bool in
      do {
        try await Task.sleep(for: .seconds(timeLimit))
      } catch {
        return false
      }
      _ = Foundation.kill(pid, SIGKILL)
      return true
    }
    let line = await withTaskCancellationHandler {
      try? await lines.next()
    } onCancel: {
      _ = Foundation.kill(pid, SIGKILL)
    }
    watchdog.cancel()
    if await watchdog.value { return .failure(.hung(seconds: timeLimit)) }
    guard let line else { return .failure(.died("it closed its output")) }
    guard let message = WorkerLine.decode(type, from: line) else { return .failure(.garbled) }
    return .success(message)
  }
}
