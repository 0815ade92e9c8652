import Foundation
import Subprocess

/// The parent's end of one worker: a request out, a reply in, with a time limit kept by killing the worker.
struct WorkerLink {
  let processIdentifier: pid_t
  let writer: StandardInputWriter
  var lines: WorkerLines

  /// What the worker said of itself at its start.
  private(set) var greeting = WorkerGreeting(protocolVersion: 0, isSandboxed: nil, isConfined: nil)

  init(
    processIdentifier: pid_t, writer: StandardInputWriter,
    lines: WorkerLines
  ) {
    self.processIdentifier = processIdentifier
    self.writer = writer
    self.lines = lines
  }

  /// Bytes of the longest line that is looked at: many times what sixty measurements take, and an annotated picture in base 64.
  static let longestReply = 1 << 18
  static let longestPicture = 1 << 24

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
    let reply = await line(
      as: WorkerReply.self, to: request, longest: request.wantsPictures ? Self.longestPicture : Self.longestReply,
      timeLimit: timeLimit)
    if case .success(let reply) = reply, !reply.answers(request) { return .failure(.garbled) }
    return reply
  }

  /// The process is still ours to kill: it is not reaped before the closure that holds this link has returned.
  func kill() {
    _ = Foundation.kill(processIdentifier, SIGKILL)
  }

  /// Waits for a line, after the request where there is one. The time limit holds for both: a worker may also hang while it should
  /// be reading.
  private mutating func line<Message: Decodable>(
    as type: Message.Type, to request: WorkerRequest? = nil, longest: Int = Self.longestReply, timeLimit: Int
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
      do {
        if let request { _ = try await writer.write(WorkerLine.encode(request)) }
        return try await lines.next(longest: Self.longestPicture)
      } catch {
        return nil
      }
    } onCancel: {
      _ = Foundation.kill(pid, SIGKILL)
    }
    watchdog.cancel()
    if await watchdog.value { return .failure(.hung(seconds: timeLimit)) }
    guard let line else { return .failure(.died("it closed its output")) }
    guard line.count <= longest, let message = WorkerLine.decode(type, from: line) else {
      return .failure(.garbled)
    }
    return .success(message)
  }
}

extension WorkerReply {
  /// Whether it is the answer to this request, and of its shape: evidence that leaves an upload out, or says that there is no form
  /// or casebook, would silence rules.
  fileprivate func answers(_ request: WorkerRequest) -> Bool {
    guard id == request.id else { return false }
    guard let evidence else {
      return fault != nil || (request.annotation != nil && picture != nil)
        || (request.isPreview == true && preview != nil)
    }
    return (evidence.identity == nil) == (request.identity == nil) && evidence.hasForm && evidence.hasCasebook
  }
}
