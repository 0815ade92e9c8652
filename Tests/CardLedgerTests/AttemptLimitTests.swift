import CardLedger
import Foundation
import Testing

@Suite struct AttemptLimitTests {
  private let limit = AttemptLimit(tries: 3, window: 100, pause: 50)
  private let start = Date(timeIntervalSince1970: 1_790_000_000)

  private func refusals(at seconds: [Double]) -> [Double?] {
    var record: AttemptRecord?
    return seconds.map { second in
      let (next, until) = AttemptRecord.trying(record, under: limit, at: start.addingTimeInterval(second))
      record = next
      return until?.timeIntervalSince(start)
    }
  }

  @Test func theTryAfterTheLastBeginsAPause() {
    #expect(refusals(at: [0, 1, 2, 3]) == [nil, nil, nil, 53])
  }

  @Test func triesWithinAPauseDoNotMakeItLonger() {
    #expect(
      refusals(at: [0, 1, 2, 3, 10, 30, 52, 53, 54, 55, 56]) == [nil, nil, nil, 53, 53, 53, 53, nil, nil, nil, 106])
  }

  @Test func aFirstTryIsForgottenAfterTheWindow() {
    #expect(refusals(at: [0, 1, 99, 100, 101, 102]) == [nil, nil, nil, nil, nil, nil])
  }

  @Test func aClockSetBackKeepsNobodyOutForGood() {
    #expect(refusals(at: [1000, 1001, 1002, 1003, 0]) == [nil, nil, nil, 1053, nil])
  }
}
