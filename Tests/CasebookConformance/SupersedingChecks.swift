import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  static let superseding: [ConformanceCheck] = [
    ConformanceCheck("a newer application supersedes the person's received one") { casebook in
      try casebook.registerSamples(1)
      let newer = try Samples.new(2, person: 1, submitted: 5)
      #expect(try casebook.register([newer], at: Samples.hour(5)) == [.registered(superseding: [Samples.id(1)])])
      let older = try #require(try casebook.record(of: Samples.id(1)))
      #expect(older.status == .superseded)
      #expect(try older.supersededBy == Samples.id(2))
      #expect(try casebook.status(2) == .received)
    },
    ConformanceCheck("a newer application supersedes the person's referred one") { casebook in
      try casebook.registerSamples(1)
      try casebook.inspectNext(.refer)
      let newer = try Samples.new(2, person: 1, submitted: 5)
      #expect(try casebook.register([newer], at: Samples.hour(5)) == [.registered(superseding: [Samples.id(1)])])
      let older = try #require(try casebook.record(of: Samples.id(1)))
      #expect(older.status == .superseded)
      #expect(older.judgement == Samples.judgement(.refer), "what was found stays on record")
    },
    ConformanceCheck("other people's applications are left alone") { casebook in
      try casebook.registerSamples(2)
      _ = try casebook.register([Samples.new(3, submitted: 5)], at: Samples.hour(5))
      #expect(try casebook.counts()[.received] == 3)
    },
    ConformanceCheck("an older application that arrives late is superseded itself, without a receipt") { casebook in
      _ = try casebook.register([Samples.new(2, person: 1, submitted: 5)], at: Samples.hour(5))
      let late = try Samples.new(1, person: 1, submitted: 4)
      #expect(try casebook.register([late], at: Samples.hour(6)) == [.registeredSuperseded(by: Samples.id(2))])
      let record = try #require(try casebook.record(of: Samples.id(1)))
      #expect(record.status == .superseded)
      #expect(try record.supersededBy == Samples.id(2))
      #expect(record.notices.isEmpty)
      #expect(try casebook.status(2) == .received)
    },
    ConformanceCheck("a late older application is superseded by a rejected or cancelled newer one too") { casebook in
      for (person, verdict) in [(11, Verdict.reject), (12, .approve)] {
        _ = try casebook.register([Samples.new(person, submitted: 5)], at: Samples.hour(5))
        try casebook.inspectNext(verdict, at: Samples.hour(6))
      }
      try casebook.cancelSample(12, at: Samples.hour(7))
      let late = try [Samples.new(1, person: 11, submitted: 4), Samples.new(2, person: 12, submitted: 4)]
      #expect(
        try casebook.register(late, at: Samples.hour(8)) == [
          .registeredSuperseded(by: Samples.id(11)), .registeredSuperseded(by: Samples.id(12)),
        ])
    },
    ConformanceCheck("of several newer applications the newest is the one that supersedes a late one") { casebook in
      for (number, hour) in [(2, 5.0), (3, 6.0)] {
        _ = try casebook.register([Samples.new(number, person: 1, submitted: hour)], at: Samples.hour(hour))
      }
      let late = try Samples.new(1, person: 1, submitted: 4)
      #expect(try casebook.register([late], at: Samples.hour(7)) == [.registeredSuperseded(by: Samples.id(3))])
    },
    ConformanceCheck("whatever the order of arrival, only the newest submission is left to decide") { casebook in
      let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
      for (person, order) in orders.enumerated() {
        for place in order {
          let new = try Samples.new(10 * person + place + 1, person: person, submitted: Double(place))
          _ = try casebook.register([new], at: Samples.hour(5))
        }
        let statuses = try (1...3).map { try casebook.status(10 * person + $0) }
        #expect(statuses == [.superseded, .superseded, .received], "arrival in the order \(order)")
      }
    },
    ConformanceCheck("of two submissions of one moment the higher number counts as newer") { casebook in
      for (person, numbers) in [(1, [11, 12]), (2, [22, 21])] {
        for number in numbers {
          _ = try casebook.register([Samples.new(number, person: person, submitted: 1)], at: Samples.hour(2))
        }
      }
      #expect(
        try casebook.page(of: .received, after: nil, limit: 9).map(\.application) == [Samples.id(12), Samples.id(22)])
    },
    ConformanceCheck("a person with an approved card is refused until it is cancelled") { casebook in
      try casebook.registerSamples(1)
      try casebook.inspectNext(.approve)
      let again = try Samples.new(2, person: 1, submitted: 5)
      let before = try casebook.snapshot()
      #expect(try casebook.register([again], at: Samples.hour(5)) == [.cardAlreadyApproved(Samples.id(1))])
      #expect(try casebook.snapshot() == before)
      #expect(try casebook.record(of: Samples.id(2)) == nil)
      try casebook.cancelSample(1, at: Samples.hour(6))
      #expect(try casebook.register([again], at: Samples.hour(7)) == [.registered(superseding: [])])
    },
    ConformanceCheck("a rejected person may apply again") { casebook in
      try casebook.registerSamples(1)
      try casebook.inspectNext(.reject)
      let again = try Samples.new(2, person: 1, submitted: 5)
      #expect(try casebook.register([again], at: Samples.hour(5)) == [.registered(superseding: [])])
      #expect(try casebook.status(1) == .rejected)
    },
  ]
}
