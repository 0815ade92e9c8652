import CSeccomp
import Foundation

/// Runs a program while each system call that changes files, its own or a child's, asks here first: calls are counted in the one order
/// in which the kernel sees them, whatever thread or process makes them, and any of them can be the last.
///
/// It rests on seccomp's user notification (Linux 5.5), so that no tracer is needed: strace counts each thread's calls apart,
/// which in a program whose tasks wander between threads is a different call in every run.
public struct SystemCallWatch: Sendable {
  let executable: URL
  let arguments: [String]
  /// Calls on files below it are watched; calls that name a file by path always are.
  let folder: String
  /// What of the folder would outlive a power cut.
  let disk: SyncedFolder?
  /// Seconds after which the program is given up.
  let timeLimit: Double

  /// - Parameter disk: that of the folder; needed where the power is to be cut, now or in a later run.
  public init(
    executable: URL, arguments: [String], folder: URL, disk: SyncedFolder? = nil, timeLimit: Double = 60
  ) {
    self.disk = disk
    self.executable = executable
    self.arguments = arguments
    self.folder = folder.resolvingSymlinksInPath().path + "/"
    self.timeLimit = timeLimit
  }

  /// Runs the program once, on a thread of its own.
  ///
  /// - Throws: `WatchUnavailable` where the kernel or a container's rules do not let a process be watched.
  public func run(_ interference: Interference) async throws -> WatchedRun {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: Result { try watch(interference) }) }
      thread.stackSize = 1 << 20
      thread.start()
    }
  }

  /// Watches a program that does nothing.
  ///
  /// - Throws: `WatchUnavailable` where the kernel or a container's rules do not let a process be watched.
  public static func probe() throws {
    let watch = SystemCallWatch(
      executable: URL(filePath: "/bin/true"), arguments: [], folder: URL(filePath: "/nowhere"))
    let run = try watch.watch(.none)
    guard run.end == .exited(0) else {
      throw WatchUnavailable(description: "a watched program that does nothing ended as \(run)")
    }
  }

  private func watch(_ interference: Interference) throws -> WatchedRun {
    let errors = FileManager.default.temporaryDirectory.appending(path: "watched-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: errors) }
    let start = try WatchedStart.launch(
      executable, arguments, errors: errors.path, reading: interference.watchesReading)
    var supervisor = CallSupervisor(start: start, folder: folder, disk: disk, interference: interference)
    let end = supervisor.supervise(for: timeLimit)
    close(start.listener)
    try supervisor.losePower()
    return WatchedRun(
      calls: supervisor.calls, end: end, secondsToEnd: supervisor.secondsSinceStrike, struck: supervisor.struck,
      errors: (try? String(contentsOf: errors, encoding: .utf8)) ?? "")
  }
}
