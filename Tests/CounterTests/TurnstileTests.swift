import Counter
import Testing

@Suite struct TurnstileTests {
  @Test func onlyAFewAreInsideAtATime() async throws {
    let turns = Turnstile(atOnce: 3, longestQueue: 100)
    let room = Room()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await turns.through {
            await room.enter()
            await Task.yield()
            await room.leave()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await room.most <= 3)
    #expect(await room.inside == 0)
  }

  @Test func beyondTheQueueOneIsTurnedAwayAndAFaultGivesTheTurnOn() async throws {
    struct Fault: Error {}
    let turns = Turnstile(atOnce: 1, longestQueue: 0)
    await #expect(throws: Fault.self) { try await turns.through { throw Fault() } }
    try await turns.through {
      await #expect(throws: Overloaded.self) { try await turns.through {} }
    }
    try await turns.through {}
  }
}

private actor Room {
  private(set) var inside = 0
  private(set) var most = 0

  func enter() {
    inside += 1
    most = max(most, inside)
  }

  func leave() { inside -= 1 }
}
