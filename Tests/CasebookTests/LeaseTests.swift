import Casebook
import CasebookConformance
import Foundation
import SeededRandom
import Testing

@Suite struct LeaseTests {
  private let start = Samples.start

  @Test func freeIsClaimedWithTheNextAttempt() {
    let lease = Lease(attempt: 4).after(.claimed(by: "a", until: start + 60, at: start))
    #expect(lease == Lease(attempt: 5, hold: .init(holder: "a", until: start + 60)))
  }

  @Test func heldIsClaimedAtItsEndAndNotBefore() {
    let held = Lease(attempt: 1, hold: .init(holder: "a", until: start + 60))
    #expect(held.after(.claimed(by: "b", until: start + 99, at: start + 59.999)) == nil)
    #expect(held.after(.claimed(by: "a", until: start + 99, at: start + 59.999)) == nil)
    #expect(held.after(.claimed(by: "b", until: start + 99, at: start + 60))?.attempt == 2)
  }

  @Test func holdThatOutlivesANewOneIsOver() {
    let held = Lease(attempt: 1, hold: .init(holder: "a", until: start + 60))
    // The clock was set back by an hour: in two lease periods the dead holder's work must be free.
    let now = start - 3600
    #expect(held.after(.claimed(by: "b", until: now + 60, at: now))?.attempt == 2)
  }

  @Test func onlyTheHolderOfTheAttemptIsLetIn() {
    let held = Lease(attempt: 2, hold: .init(holder: "a", until: start))
    let outsiders = [("a", 1), ("a", 3), ("b", 2)].map { Lease.Ticket(attempt: $1, holder: $0) }
    for ticket in outsiders {
      #expect(!held.admits(ticket))
      #expect(held.after(.prolonged(by: ticket, until: start + 9)) == nil)
      #expect(held.after(.released(by: ticket)) == nil)
    }
    let own = Lease.Ticket(attempt: 2, holder: "a")
    #expect(held.admits(own))
    #expect(held.after(.prolonged(by: own, until: start + 9))?.hold?.until == start + 9)
    #expect(held.after(.released(by: own)) == Lease(attempt: 2))
    #expect(!Lease(attempt: 2).admits(own), "what was given back is nobody's")
  }

  /// Workers that sleep through their leases, die and come back, in an order that the seed chooses.
  @Test(arguments: 1...200)
  func interleavedHoldersNeverBothCount(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let period = 60.0
    var lease = Lease()
    var now = start
    var tickets: [Lease.Ticket] = []
    var attempts: Set<Int> = []
    var lastSign = start
    for _ in 0..<300 {
      now += Double(random.below(25))
      // Now and then somebody sets the clock back.
      if random.below(40) == 0 { now -= Double(random.below(500)) }
      switch random.below(4) {
      case 0:
        let holder = "holder \(random.below(3))"
        let claimed = lease.after(.claimed(by: holder, until: now + period, at: now))
        if let claimed {
          #expect(attempts.insert(claimed.attempt).inserted, "attempt \(claimed.attempt) was given out twice")
          tickets.append(.init(attempt: claimed.attempt, holder: holder))
          lease = claimed
          lastSign = now
        } else {
          #expect(
            abs(now.timeIntervalSince(lastSign)) < period,
            "a dead holder's work is not free a lease after its last sign of life")
        }
      case 1:
        guard let ticket = tickets.randomElement(using: &random) else { continue }
        if let prolonged = lease.after(.prolonged(by: ticket, until: now + period)) {
          lease = prolonged
          lastSign = now
        }
      case 2:
        guard let ticket = tickets.randomElement(using: &random), random.below(4) == 0 else { continue }
        if let released = lease.after(.released(by: ticket)) { lease = released }
      default:
        let admitted = tickets.filter(lease.admits)
        #expect(admitted.count <= 1, "two holders count at once")
        #expect(admitted.allSatisfy { $0.attempt == lease.attempt }, "an old attempt counts")
      }
    }
    #expect(attempts == Set(1...max(1, lease.attempt)), "an attempt's number was left out")
  }
}
