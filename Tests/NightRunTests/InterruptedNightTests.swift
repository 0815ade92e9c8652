import CasebookConformance
import Foundation
import NightRun
import SystemCallWatch
import Testing

/// A night that is killed, starved of its disk or asked to stop at any of its system calls, and the night after it.
///
/// `make test` tries a sample of the calls chosen by a fixed seed, `make test-crash` every one of them.
@Suite("A night interrupted", .serialized, .timeLimit(.minutes(60)), .enabled(if: SystemCalls.canBeWatched))
struct InterruptedNightTests {
  /// Two undisturbed nights, one at each hour: every mail must be one of theirs, byte for byte.
  private static let undisturbed = Task {
    let first = try ReferenceNight()
    let run = try await first.run(at: ReferenceNight.firstHour)
    try #require(run.end == .exited(0), "\(run.errors)")
    let second = try ReferenceNight()
    try #require(try await second.run(at: ReferenceNight.secondHour).end == .exited(0))
    return (calls: run.calls, early: try first.outcome(), late: try second.outcome())
  }

  @Test("undisturbed, does what the inbox asks for")
  func reference() async throws {
    let (calls, outcome, _) = try await Self.undisturbed.value
    let expected: [(Int, String)] = [
      (1, "approved"), (2, "rejected"), (3, "referred"), (4, "referred"), (5, "referred"), (6, "superseded"),
      (7, "approved"),
    ]
    for (number, status) in expected {
      #expect(try outcome.items[Samples.id(number)]?.status.rawValue == status, "\(number)")
    }
    #expect(outcome.items.count == expected.count)
    #expect(outcome.mails.count == 10)
    #expect(outcome.files.contains { $0.hasPrefix("refused/bundle-8/refused.txt") })
    #expect(outcome.files.contains { $0.hasPrefix("refused/readme.txt/refused.txt") })
    #expect(calls.count > 200, "only \(calls.count) calls were seen")
  }

  @Test("killed at a call, is finished by the next, with every mail once and the same")
  func killed() async throws {
    try await strike(14, "killed", { .kill(at: $0) }) { run, place in
      #expect(run.end == .signalled(SIGKILL), "\(run.end), \(place)")
    }
  }

  @Test("with a call that fails, ends in an orderly way and is finished by the next", arguments: [ENOSPC, EIO])
  func failing(error: Int32) async throws {
    try await strike(12, "failing with \(error)", { .fail(at: $0, errno: error) }) { run, place in
      #expect(run.end == .exited(0) || run.end == .exited(74), "\(run.end), \(place)\n\(run.errors)")
    }
  }

  @Test("with a disk that is full from a call on, ends in an orderly way and is finished by the next")
  func full() async throws {
    try await strike(6, "full", { .fillDisk(at: $0) }) { run, place in
      #expect(run.end == .exited(0) || run.end == .exited(74), "\(run.end), \(place)\n\(run.errors)")
    }
  }

  @Test("asked to stop, ends within five seconds and is finished by the next")
  func stopped() async throws {
    try await strike(6, "asked to stop", { .terminate(at: $0) }) { run, place in
      #expect(run.end == .exited(0) || run.end == .exited(75), "\(run.end), \(place)")
      if let seconds = run.secondsToEnd { #expect(seconds < 5, "\(place)") }
    }
  }

  /// Interrupts a night of its own at each of the chosen calls, several nights side by side.
  private func strike(
    _ count: Int, _ how: String, _ interference: @escaping @Sendable (Int) -> Interference,
    check: @escaping @Sendable (WatchedRun, Comment) -> Void
  ) async throws {
    let calls = try await Self.undisturbed.value.calls.count
    var numbers = SystemCalls.chosen(of: calls, count: count)[...]
    var struck = 0
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in numbers.prefix(Self.sideBySide) {
        group.addTask { try await strike(at: number, interference(number), check: check) }
      }
      numbers = numbers.dropFirst(Self.sideBySide)
      while let hit = try await group.next() {
        struck += hit ? 1 : 0
        guard let number = numbers.popFirst() else { continue }
        group.addTask { try await strike(at: number, interference(number), check: check) }
      }
    }
    #expect(struck > 0)
    if SystemCalls.isEveryOneTried { print("\(how): struck at \(struck) calls of \(calls)") }
  }

  private static let sideBySide = 3

  /// - Returns: false where the night ended before it came so far: threads take turns in another order each time.
  private func strike(
    at number: Int, _ interference: Interference, check: (WatchedRun, Comment) -> Void
  ) async throws -> Bool {
    let (_, early, late) = try await Self.undisturbed.value
    let night = try ReferenceNight()
    let first = try await night.run(at: ReferenceNight.firstHour, interference)
    guard let struck = first.struck else { return false }
    let place: Comment = "struck at call \(number), \(struck)"
    check(first, place)
    let second = try await night.run(at: ReferenceNight.secondHour)
    #expect(second.end == .exited(0), "the next night, \(place): \(second.errors)")
    let outcome = try night.outcome()
    for (id, item) in early.items { #expect(outcome.items[id] == item, place) }
    #expect(outcome.items.count == early.items.count, place)
    #expect(outcome.files == early.files, place)
    for (name, bytes) in outcome.mails {
      #expect(bytes == early.mails[name] || bytes == late.mails[name], "\(name), \(place)")
    }
    #expect(Set(outcome.mails.keys) == Set(early.mails.keys), place)
    let third = try await night.run(at: ReferenceNight.secondHour + 7)
    #expect(third.end == .exited(0), place)
    #expect(try night.outcome() == outcome, "a third night changed something, \(place)")
    return true
  }
}
