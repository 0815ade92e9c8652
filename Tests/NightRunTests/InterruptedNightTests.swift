import CasebookConformance
import Foundation
import NightRun
import SeededRandom
import SystemCallWatch
import Testing

/// A night that is killed, starved of its disk or asked to stop at any of its system calls, and the night after it.
///
/// `make test` tries a sample of the calls chosen by a fixed seed, `make test-crash` every one of them.
@Suite("A night interrupted", .serialized, .timeLimit(.minutes(60)), .enabled(if: SystemCalls.canBeWatched))
struct InterruptedNightTests {
  /// An undisturbed night at each hour: every mail must be one of theirs, byte for byte.
  private static let undisturbed = Task {
    var nights: [(calls: [String], outcome: NightOutcome)] = []
    for hour in [ReferenceNight.firstHour, ReferenceNight.secondHour, ReferenceNight.thirdHour] {
      let night = try ReferenceNight()
      let run = try await night.run(at: hour)
      try #require(run.end == .exited(0), "\(run.errors)")
      nights.append((run.calls, try night.outcome()))
    }
    return (calls: nights[0].calls, outcome: nights[0].outcome, mails: nights.map(\.outcome.mails))
  }

  @Test("undisturbed, does what the inbox asks for")
  func reference() async throws {
    let (calls, outcome, _) = try await Self.undisturbed.value
    let expected: [(Int, String)] = [
      (1, "approved"), (2, "rejected"), (3, "referred"), (4, "referred"), (5, "referred"), (6, "superseded"),
      (7, "approved"), (9, "returned"),
    ]
    for (number, status) in expected {
      #expect(try outcome.items[Samples.id(number)]?.status.rawValue == status, "\(number)")
    }
    #expect(outcome.items.count == expected.count)
    #expect(outcome.mails.count == 7)
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

  @Test("whose power is cut at a call, is finished by the next from what was synced", arguments: PowerLoss.allCases)
  func withoutPower(loss: PowerLoss) async throws {
    try await strike(8, "power cut, losing \(loss)", { .cutPower(at: $0, losing: loss) }) { run, place in
      #expect(run.end == .signalled(SIGKILL) || run.struck == WatchedRun.afterTheEnd, "\(run.end), \(place)")
    }
  }

  @Test("killed at a call, loses its power in the next and is finished by the one after that")
  func killedAndWithoutPower() async throws {
    let calls = try await Self.undisturbed.value.calls.count
    // Where in the next night, which has the less to do the later the first was killed: by a fixed seed for each.
    @Sendable func place(after number: Int) -> Int {
      var random = SplitMix64(seed: UInt64(number))
      return 1 + random.below(max(1, calls - number))
    }
    try await strike(
      8, "killed, then power cut", { .kill(at: $0) }, next: { .cutPower(at: place(after: $0), losing: .everything) }
    ) { run, place in
      #expect(run.end == .signalled(SIGKILL), "\(run.end), \(place)")
    }
  }

  @Test(
    "killed with a folder made and not yet synced, loses its power in the next and is finished by the one after that")
  func killedAfterMakingFolders() async throws {
    let calls = try await Self.undisturbed.value.calls
    let following = calls.indices.dropFirst().filter { calls[$0 - 1].hasPrefix("mkdir") }.map { $0 + 1 }
    try await strike(
      6, "killed after mkdir, then power cut", among: following, { .kill(at: $0) },
      // Past the intake, which has nothing left that could sync the folder by the way.
      next: { .cutPower(at: (calls.count - $0) * 3 / 5, losing: .everything) }
    ) { run, place in
      #expect(run.end == .signalled(SIGKILL), "\(run.end), \(place)")
    }
  }

  @Test("with a call that fails, ends in an orderly way and is finished by the next", arguments: [ENOSPC, EIO])
  func failing(error: Int32) async throws {
    try await strike(12, "failing with \(error)", { .fail(at: $0, errno: error) }) { run, place in
      #expect(run.end == .exited(0) || run.end == .exited(74), "\(run.end), \(place)\n\(run.errors)")
    }
  }

  @Test("with a file or folder that cannot be read once, ends in an orderly way and is finished by the next")
  func failingToRead() async throws {
    let reads = try await ReferenceNight().run(at: ReferenceNight.firstHour, .failReading(at: .max, errno: EIO)).calls
    #expect(reads.contains { $0.hasPrefix("read inbox/") } && reads.contains { $0.hasPrefix("getdents64 ") })
    // Most reads are SQLite's; those of the inbox are the ones that could be taken for a sender's fault.
    let inbox = reads.indices.filter { reads[$0].contains(" inbox") }.map { $0 + 1 }
    for (count, calls) in [(8, Array(1...reads.count)), (8, inbox)] {
      try await strike(
        count, "failing to read", among: calls, { .failReading(at: $0, errno: EIO) }
      ) { run, place in
        #expect(run.end == .exited(0) || run.end == .exited(74), "\(run.end), \(place)\n\(run.errors)")
      }
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
  ///
  /// - Parameter among: the calls to choose from; nil for all.
  private func strike(
    _ count: Int, _ how: String, among: [Int]? = nil, _ interference: @escaping @Sendable (Int) -> Interference,
    next: (@Sendable (Int) -> Interference)? = nil,
    check: @escaping @Sendable (WatchedRun, Comment) -> Void
  ) async throws {
    let all = try await Self.undisturbed.value.calls.count
    let calls = among ?? Array(1...all)
    var numbers = ArraySlice(
      SystemCalls.chosen(of: calls.count, count: count).map { $0 > calls.count ? all + 1 : calls[$0 - 1] })
    var struck = 0
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in numbers.prefix(Self.sideBySide) {
        group.addTask { try await strike(at: number, interference(number), next: next?(number), check: check) }
      }
      numbers = numbers.dropFirst(Self.sideBySide)
      while let hit = try await group.next() {
        struck += hit ? 1 : 0
        guard let number = numbers.popFirst() else { continue }
        group.addTask { try await strike(at: number, interference(number), next: next?(number), check: check) }
      }
    }
    #expect(struck > 0)
    if SystemCalls.isEveryOneTried { print("\(how): struck at \(struck) calls of \(calls.count)") }
  }

  private static let sideBySide = 3

  /// - Returns: false where the night ended before it came so far, as also a number past the last asks for: threads take turns in another order each time.
  private func strike(
    at number: Int, _ interference: Interference, next: Interference? = nil, check: (WatchedRun, Comment) -> Void
  ) async throws -> Bool {
    let (_, expected, mails) = try await Self.undisturbed.value
    let night = try ReferenceNight()
    let first = try await night.run(at: ReferenceNight.firstHour, interference)
    guard let struck = first.struck else { return false }
    var words = "struck at call \(number), \(struck)"
    check(first, Comment(rawValue: words))
    var hour = ReferenceNight.secondHour
    if let next {
      let again = try await night.run(at: hour, next)
      words += ", then \(next), \(again.struck ?? "not reached")"
      // It may be over before it comes so far.
      let expectedEnd: WatchedRun.End = again.struck == WatchedRun.afterTheEnd ? .exited(0) : .signalled(SIGKILL)
      #expect(again.end == expectedEnd, "\(words): \(again.errors)")
      hour = ReferenceNight.thirdHour
    }
    let place = Comment(rawValue: words)
    let whole = try await night.run(at: hour)
    #expect(whole.end == .exited(0), "the next night, \(place): \(whole.errors)")
    let outcome = try night.outcome()
    for (id, item) in expected.items { #expect(outcome.items[id] == item, place) }
    #expect(outcome.items.count == expected.items.count, place)
    #expect(outcome.files == expected.files, place)
    for (name, bytes) in outcome.mails {
      #expect(mails.contains { $0[name] == bytes }, "\(name), \(place)")
    }
    #expect(Set(outcome.mails.keys) == Set(expected.mails.keys), place)
    let further = try await night.run(at: hour + 7)
    #expect(further.end == .exited(0), place)
    #expect(try night.outcome() == outcome, "a further night changed something, \(place)")
    return struck != WatchedRun.afterTheEnd
  }
}
