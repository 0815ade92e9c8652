import Casebook
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite("A run that is asked to stop", .timeLimit(.minutes(20)))
struct StoppedRunTests {
  /// systemd and Ctrl-C signal the whole group, the workers included; they must not take it for themselves.
  @Test(
    "finishes the pictures at hand though the workers get the signal as well, and the next run does the rest",
    arguments: [
      SIGTERM, SIGINT,
    ])
  func signalled(number: Int32) async throws {
    let home = try await ProgramHome()
    for sample in 1...9 { try home.putSample("sample-0\(sample)") }
    let process = Process()
    process.executableURL = try Program.executable
    process.arguments = ["run", "--home", home.folder.url.path]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try #require(getpgid(process.processIdentifier) == process.processIdentifier, "not a group of its own")
    waitForWorkers(of: process)
    kill(-process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 75)

    let casebook = try home.casebook()
    for referred in try casebook.page(of: .referred, after: nil, limit: 100) {
      #expect(!referred.reasons.contains(.inspectionFailed), "\(referred.application)")
    }
    #expect(try home.traces().mails.isEmpty)
    #expect(try await home.run("run").status == 0)
    #expect(try casebook.counts()[.received] == 0)
    #expect(try home.traces().mails.count == 9)
  }

  /// Until a worker has come so far that it ignores the signals. It never leaves the thread: beside the other tests it might come back when
  /// the run is over.
  private func waitForWorkers(of process: Process) {
    while process.isRunning {
      usleep(50_000)
      if children(of: process.processIdentifier).contains(where: ignoresTermination) { return }
    }
    Issue.record("no worker was seen")
  }

  /// The kernel lists a child under the thread that started it.
  private func children(of parent: pid_t) -> [Substring] {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []
    return threads.flatMap { thread in
      ((try? String(contentsOfFile: "/proc/\(parent)/task/\(thread)/children", encoding: .utf8)) ?? "")
        .split(separator: " ")
    }
  }

  private func ignoresTermination(_ pid: Substring) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("SigIgn:") }),
      let mask = UInt64(line.split(separator: "\t").last ?? "", radix: 16)
    else { return false }
    return mask & (1 << (UInt64(SIGTERM) - 1)) != 0
  }
}
