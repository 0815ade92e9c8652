import Casebook
import Foundation
import NightRun
import ReviewDomain
import SystemCallWatch
import Testing

/// The program itself, with its workers and networks, ended at calls of a night over sample bundles, and run again.
///
/// What `InterruptedNightTests` tries at every call with workers made for it is tried here at some.
@Suite("A night of the real program, interrupted", .timeLimit(.minutes(20)), .enabled(if: SystemCalls.canBeWatched))
struct InterruptedProgramTests {
  /// One each that is approved, rejected, referred, replaced by a newer one, and returned.
  private static let samples = [
    "sample-01", "sample-02", "sample-20", "sample-25", "sample-35", "sample-37", "sample-38",
  ]

  private static let undisturbed = Task {
    let home = try await SamplesHome(samples)
    let run = try await home.run(.none)
    try #require(run.end == .exited(0), "\(run.errors)")
    return (calls: run.calls.count, outcome: try ComparedOutcome(home.folder))
  }

  @Test("is finished by the next with the same decisions and mails, each once", arguments: Ending.allCases)
  func interrupted(by ending: Ending) async throws {
    let (calls, expected) = try await Self.undisturbed.value
    #expect(expected.night.items.count == 7 && expected.mails.count >= 6, "the night does too little to prove anything")
    var strikes = 0
    for number in SystemCalls.chosen(of: calls, count: 2, atMost: 20) {
      let home = try await SamplesHome(Self.samples)
      let first = try await home.run(ending.interference(at: number))
      // Threads take turns in another order each time: the night may end before it comes so far.
      guard let struck = first.struck else { continue }
      let place: Comment = "struck at call \(number), \(struck)"
      #expect(first.end == .signalled(SIGKILL) || struck == WatchedRun.afterTheEnd, place)
      if struck != WatchedRun.afterTheEnd { strikes += 1 }
      try await home.endLeases()
      let second = try await home.run(.none)
      #expect(second.end == .exited(0), "the next night, \(place): \(second.errors)")
      #expect(try ComparedOutcome(home.folder) == expected, place)
    }
    #expect(strikes > 0)
    if SystemCalls.isEveryOneTried { print("the program \(ending): struck at \(strikes) calls") }
  }

  enum Ending: String, CaseIterable, Sendable {
    case killed, powerCut

    func interference(at number: Int) -> Interference {
      switch self {
      case .killed: .kill(at: number)
      case .powerCut: .cutPower(at: number, losing: .everything)
      }
    }
  }
}

/// What is the same in every night, whatever its hour.
private struct ComparedOutcome: Equatable {
  let night: NightOutcome.Timeless
  let mails: Set<String>

  init(_ home: HomeFolder) throws {
    let outcome = try NightOutcome(of: home)
    night = outcome.timeless
    mails = Set(outcome.mails.keys)
  }
}

/// A home folder made by the program, with bundles of samples/inbox, removed when the test lets go of it.
private final class SamplesHome {
  let folder: HomeFolder

  init(_ samples: [String]) async throws {
    folder = HomeFolder(FileManager.default.temporaryDirectory.appending(path: "samples-\(UUID().uuidString)"))
    let made = try await watch(["init"]).run(.none)
    try #require(made.end == .exited(0), "\(made.errors)")
    for sample in samples {
      try FileManager.default.copyItem(
        at: TestOffice.checkout.appending(path: "samples/inbox/\(sample)"), to: folder.inbox.appending(path: sample))
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder.url)
  }

  /// What would outlive a power cut, from when the bundles are there.
  private lazy var disk = SyncedFolder(folder.url)

  func run(_ interference: Interference) async throws -> WatchedRun {
    try await watch(["run"], disk: disk).run(interference)
  }

  private func watch(_ command: [String], disk: SyncedFolder? = nil) throws -> SystemCallWatch {
    SystemCallWatch(
      executable: try BuiltProgram.url("card-review"), arguments: command + ["--home", folder.url.path],
      folder: folder.url, disk: disk, timeLimit: 120)
  }

  /// Does what the time does that a dead night's leases last. The program itself looks into the casebook before: what a dead
  /// night left of a transaction is its own to mend.
  func endLeases() async throws {
    let look = try await watch(["status"], disk: disk).run(.none)
    #expect(look.end == .exited(0), "\(look.errors)")
    let casebook = try SQLiteCasebook(path: folder.casebook.path, create: false)
    let later = Date(timeIntervalSinceNow: 600)
    let claims = try casebook.claim(limit: .max, holder: "the test", lease: 60, at: later)
    try casebook.release(claims, at: later)
  }
}
