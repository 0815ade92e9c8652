import Foundation
import SystemCallWatch
import Testing

/// Each in a process of its own that has shut itself in as a worker does.
@Suite("A worker taken over by a picture", .timeLimit(.minutes(20)))
struct WorkerSandboxTests {
  private func commit(_ misdeed: String) async throws -> (reason: Process.TerminationReason, status: Int32) {
    let process = Process()
    process.executableURL = try BuiltProgram.url("night-under-test")
    process.arguments = ["misdeed", misdeed]
    process.standardError = FileHandle.nullDevice
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return (process.terminationReason, process.terminationStatus)
  }

  @Test(
    "ends at once when it tries what no decoder has a reason for",
    arguments: [
      "startProgram", "changeRoot", "killParent",
    ])
  func killed(misdeed: String) async throws {
    let end = try await commit(misdeed)
    #expect(end.reason == .uncaughtSignal && end.status == SIGSYS, "\(end)")
  }

  @Test(
    "cannot",
    arguments: [
      "openSocket", "writeFile", "deleteFile", "makeFolder", "startProcess", "takeMemory", "takeSharedMemory",
      "limitParent", "bindParent", "signalParentByDescriptor",
    ])
  func refused(misdeed: String) async throws {
    let end = try await commit(misdeed)
    #expect(end.reason == .exit && end.status == 1, "\(end)")
  }

  @Test("is ended by the system when it computes for ever")
  func burns() async throws {
    let end = try await commit("burnProcessor")
    #expect(end.reason == .uncaughtSignal && end.status == SIGXCPU, "\(end)")
  }

  @Test("can still do what decoding needs", arguments: ["readFile", "startThread"])
  func allowed(deed: String) async throws {
    let end = try await commit(deed)
    #expect(end.reason == .exit && end.status == 0, "\(end)")
  }
}
