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
}
