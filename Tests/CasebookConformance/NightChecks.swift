import Casebook
import Foundation
import Testing

extension ConformanceCheck {
  static let nights: [ConformanceCheck] = [
    ConformanceCheck("a casebook without nights tells of none") { casebook in
      let (last, ended) = try (casebook.lastNight(), casebook.lastEnded())
      #expect(last == nil && ended == nil)
    },
    ConformanceCheck("a night has no end until it is told, and then just that one") { casebook in
      let night = try casebook.beginNight(holder: "a", at: Samples.hour(1))
      #expect(
        try casebook.lastNight() == NightRecord(id: night, holder: "a", startedAt: Samples.hour(1), ending: nil))
      let running = try casebook.lastEnded()
      #expect(running == nil)
      var figures = NightFigures()
      figures.approved = 3
      figures.mailsUnknown = 1
      let ending = NightRecord.Ending(at: Samples.hour(2), outcome: .whole, figures: figures)
      try casebook.endNight(night, ending)
      let ended = NightRecord(id: night, holder: "a", startedAt: Samples.hour(1), ending: ending)
      #expect(try casebook.lastNight() == ended)
      #expect(try casebook.lastNight(endedAs: [.whole], at: Samples.hour(9)) == ended)
      let other = try casebook.lastNight(endedAs: [.stopped, .failed], at: Samples.hour(9))
      #expect(other == nil)
      for lost in [night, night + 1] {
        try casebook.expectInconsistent {
          try casebook.endNight(lost, .init(at: Samples.hour(3), outcome: .failed, figures: NightFigures()))
        }
      }
      #expect(try casebook.lastNight() == ended)
    },
    ConformanceCheck("the last night is the one that began last, whatever the clock said") { casebook in
      let hours: [Double] = [1, 9000, 2]
      let nights = try hours.map { try casebook.beginNight(holder: "\($0)", at: Samples.hour($0)) }
      let ends: [Double] = [5, 9001, 4]
      for (night, hour) in zip(nights, ends) {
        try casebook.endNight(night, .init(at: Samples.hour(hour), outcome: .whole, figures: NightFigures()))
      }
      #expect(try casebook.lastNight()?.id == nights[2])
      #expect(try casebook.lastNight(endedAs: [.whole], at: Samples.hour(6))?.id == nights[2])
    },
    ConformanceCheck("a night that ended in the future ended when the next began, or now, and took as long as it did") {
      casebook in
      let ahead = try casebook.beginNight(holder: "ahead", at: Samples.hour(9000))
      try casebook.endNight(ahead, .init(at: Samples.hour(9002), outcome: .whole, figures: NightFigures()))
      func lastWhole(at hour: Double) throws -> [Date?] {
        let night = try casebook.lastNight(endedAs: [.whole], at: Samples.hour(hour))
        return [night?.startedAt, night?.ending?.at]
      }
      #expect(try lastWhole(at: 9003) == [Samples.hour(9000), Samples.hour(9002)])
      #expect(try lastWhole(at: 10) == [Samples.hour(8), Samples.hour(10)])
      // The next begins while the clock is wrong still, and nights after the correction fail.
      for hour: Double in [9010, 24, 48] {
        let night = try casebook.beginNight(holder: "\(hour)", at: Samples.hour(hour))
        try casebook.endNight(night, .init(at: Samples.hour(hour + 1), outcome: .failed, figures: NightFigures()))
      }
      #expect(try lastWhole(at: 50) == [Samples.hour(22), Samples.hour(24)])
    },
    ConformanceCheck("mails are counted by what became of them") { casebook in
      #expect(try casebook.deliveryCounts() == [.pending: 0, .sent: 0, .failed: 0, .unknown: 0, .withdrawn: 0])
      try casebook.registerSamples(5)
      let pending = try casebook.pendingNotices(limit: 9, at: Samples.start)
      let outcomes: [Delivery.Outcome] = [.sent, .permanent, .unknown, .temporary(retryAt: Samples.hour(2))]
      try casebook.recordDeliveries(
        zip(pending, outcomes).map { Delivery(entry: $0.id, outcome: $1, detail: "") }, at: Samples.hour(1))
      try casebook.review(.approve, 5)
      #expect(try casebook.deliveryCounts() == [.pending: 2, .sent: 1, .failed: 1, .unknown: 1, .withdrawn: 1])
    },
  ]
}

extension Casebook {
  /// The night that ended last, however.
  fileprivate func lastEnded() throws -> NightRecord? {
    try lastNight(endedAs: Set(NightRecord.Outcome.allCases), at: Samples.hour(9))
  }
}
