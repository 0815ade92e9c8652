import Casebook
import Foundation
import Testing

@Suite struct DeliveryStatusTests {
  @Test func pendingTakesEveryOutcome() {
    let outcomes: [Delivery.Outcome] = [.sent, .temporary(retryAt: .distantFuture), .permanent, .unknown]
    #expect(outcomes.map { DeliveryStatus.pending.after($0) } == [.sent, .pending, .failed, .unknown])
  }

  @Test(arguments: [DeliveryStatus.sent, .failed, .unknown])
  func settledKeepsWhatWasSaid(_ status: DeliveryStatus) {
    let outcomes: [Delivery.Outcome] = [.sent, .temporary(retryAt: .distantFuture), .permanent, .unknown]
    #expect(outcomes.allSatisfy { status.after($0) == nil })
  }

  /// A run may have been handing it over.
  @Test func withdrawnTakesWhatHasHappenedToIt() {
    let outcomes: [Delivery.Outcome] = [.sent, .temporary(retryAt: .distantFuture), .permanent, .unknown]
    #expect(outcomes.map { DeliveryStatus.withdrawn.after($0) } == [.sent, nil, nil, .unknown])
  }

  @Test(arguments: [DeliveryStatus.pending, .sent, .failed, .unknown, .withdrawn])
  func whatWasNotTriedStays(_ status: DeliveryStatus) {
    #expect(status.after(.untried) == nil)
  }

  @Test func aPersonsWish() {
    let phases: [DeliveryPhase] = [
      .queued, .held(until: .distantFuture), .sending, .retry(at: .distantFuture), .sent, .failed, .unknown, .withdrawn,
    ]
    #expect(
      phases.map { $0.after(.retry) } == [.pending, .pending, nil, .pending, nil, .pending, .pending, nil])
    #expect(
      phases.map { $0.after(.drop) } == [.withdrawn, .withdrawn, nil, .withdrawn, nil, nil, nil, nil])
  }
}
