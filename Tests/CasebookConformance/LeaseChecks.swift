import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  static let leases: [ConformanceCheck] = [
    ConformanceCheck("claims go to the oldest submissions first and carry what the work needs") { casebook in
      let batch = try [3, 1, 2].map { try Samples.new($0) }
      _ = try casebook.register(batch, at: Samples.start)
      let claims = try casebook.claim(limit: 2, holder: "a", lease: 60, at: Samples.hour(1))
      #expect(claims.map(\.application) == [batch[1].application, batch[2].application])
      #expect(claims.map(\.portraitSHA256) == ["portrait-1", "portrait-2"])
      #expect(claims.map(\.identitySHA256) == ["identity-1", "identity-2"])
      #expect(claims.map(\.attempt) == [1, 1])
      #expect(claims.map(\.holder) == ["a", "a"])
      #expect(claims.map(\.nextDecision) == [1, 1])
    },
    ConformanceCheck("of somebody who had a card before, a claim carries the photo of the last one") { casebook in
      func claimed(_ number: Int, at time: Date) throws -> String? {
        _ = try casebook.register([Samples.new(number, person: 1)], at: time)
        let claim = try #require(try casebook.claim(limit: 1, holder: "a", lease: 60, at: time).first)
        #expect(try claim.application.id == Samples.id(number))
        try casebook.release([claim], at: time)
        return claim.lastApprovedPortraitSHA256
      }
      #expect(try claimed(1, at: Samples.hour(1)) == nil)
      try casebook.inspectNext(.approve)
      try casebook.cancelSample(1, at: Samples.hour(5))
      #expect(try claimed(2, at: Samples.hour(6)) == "portrait-1")
      try casebook.inspectNext(.approve)
      try casebook.cancelSample(2, at: Samples.hour(7))
      #expect(try claimed(3, at: Samples.hour(8)) == "portrait-2")
    },
    ConformanceCheck("what is leased is nobody else's") { casebook in
      try casebook.registerSamples(3)
      #expect(try casebook.claim(limit: 2, holder: "a", lease: 60, at: Samples.hour(1)).count == 2)
      let rest = try casebook.claim(limit: 9, holder: "b", lease: 60, at: Samples.hour(1))
      #expect(try rest.map(\.application.id) == [Samples.id(3)])
      #expect(try casebook.claim(limit: 9, holder: "b", lease: 60, at: Samples.hour(1)).isEmpty)
      #expect(try casebook.claim(limit: 0, holder: "b", lease: 60, at: Samples.hour(9)).isEmpty)
    },
    ConformanceCheck("only received applications are claimed") { casebook in
      try casebook.registerSamples(4)
      for verdict in Verdict.allCases { try casebook.inspectNext(verdict) }
      try casebook.review(.approve, 4)
      #expect(try casebook.claim(limit: 9, holder: "a", lease: 60, at: Samples.hour(9)).isEmpty)
    },
    ConformanceCheck("a lease is free again at its end, not before, with the next attempt number") { casebook in
      try casebook.registerSamples(1)
      _ = try casebook.claim(limit: 1, holder: "a", lease: 60, at: Samples.start)
      #expect(try casebook.claim(limit: 1, holder: "b", lease: 60, at: Samples.start + 59.999).isEmpty)
      let taken = try casebook.claim(limit: 1, holder: "b", lease: 60, at: Samples.start + 60)
      #expect(taken.map(\.attempt) == [2])
      #expect(taken.map(\.holder) == ["b"])
    },
    ConformanceCheck("a lease that would outlive a new one is free: the clock was set back since") { casebook in
      try casebook.registerSamples(2)
      let claims = try casebook.claim(limit: 2, holder: "a", lease: 60, at: Samples.hour(2))
      _ = try casebook.heartbeat([claims[1]], lease: 60, at: Samples.hour(1) - 1)
      let taken = try casebook.claim(limit: 9, holder: "b", lease: 60, at: Samples.hour(1))
      #expect(try taken.map(\.application.id) == [Samples.id(1)])
    },
    ConformanceCheck("whoever lost a lease can neither complete, prolong nor release it") { casebook in
      try casebook.registerSamples(1)
      let lost = try casebook.claim(limit: 1, holder: "a", lease: 60, at: Samples.start)
      let taken = try casebook.claim(limit: 1, holder: "b", lease: 60, at: Samples.start + 60)
      #expect(try casebook.heartbeat(lost, lease: 600, at: Samples.start + 61) == lost)
      try casebook.release(lost, at: Samples.start + 61)
      let before = try casebook.snapshot()
      let late = lost.map { Samples.completion(of: $0, .approve) }
      #expect(try casebook.complete(late, at: Samples.start + 61) == [.stale])
      #expect(try casebook.snapshot() == before)
      #expect(try casebook.claim(limit: 1, holder: "c", lease: 60, at: Samples.start + 61).isEmpty)
      #expect(try casebook.heartbeat(taken, lease: 60, at: Samples.start + 62).isEmpty)
    },
    ConformanceCheck("a holder that claims again under the same name does not own its earlier attempt") { casebook in
      try casebook.registerSamples(1)
      let first = try casebook.claim(limit: 1, holder: "a", lease: 60, at: Samples.start)
      let second = try casebook.claim(limit: 1, holder: "a", lease: 60, at: Samples.start + 60)
      #expect(try casebook.heartbeat(first, lease: 60, at: Samples.start + 61) == first)
      #expect(
        try casebook.complete(first.map { Samples.completion(of: $0, .reject) }, at: Samples.start + 61) == [.stale])
      #expect(
        try casebook.complete(second.map { Samples.completion(of: $0, .approve) }, at: Samples.start + 61)
          == [.recorded(.approved)])
    },
    ConformanceCheck("a heartbeat prolongs, even a lease that has ended but was not taken over") { casebook in
      try casebook.registerSamples(1)
      let claims = try casebook.claim(limit: 1, holder: "a", lease: 60, at: Samples.start)
      #expect(try casebook.heartbeat(claims, lease: 60, at: Samples.start + 30).isEmpty)
      #expect(try casebook.claim(limit: 1, holder: "b", lease: 60, at: Samples.start + 89).isEmpty)
      #expect(try casebook.heartbeat(claims, lease: 60, at: Samples.start + 100).isEmpty)
      #expect(try casebook.claim(limit: 1, holder: "b", lease: 60, at: Samples.start + 159).isEmpty)
    },
    ConformanceCheck("a heartbeat names exactly the leases that were lost") { casebook in
      try casebook.registerSamples(3)
      let claims = try casebook.claim(limit: 3, holder: "a", lease: 60, at: Samples.start)
      _ = try casebook.register([Samples.new(9, person: 1, submitted: 9)], at: Samples.start + 1)
      try casebook.review(.approve, 3, at: Samples.start + 2)
      let lost = try casebook.heartbeat(claims, lease: 60, at: Samples.start + 3)
      #expect(try Set(lost.map(\.application.id)) == [Samples.id(1), Samples.id(3)])
    },
    ConformanceCheck("released work is free at once") { casebook in
      try casebook.registerSamples(2)
      let claims = try casebook.claim(limit: 2, holder: "a", lease: 600, at: Samples.start)
      try casebook.release([claims[0]], at: Samples.start + 1)
      let taken = try casebook.claim(limit: 2, holder: "b", lease: 600, at: Samples.start + 1)
      #expect(taken.map(\.application) == [claims[0].application])
      #expect(taken.map(\.attempt) == [2])
      #expect(try casebook.complete([Samples.completion(of: claims[0], .approve)], at: Samples.start + 2) == [.stale])
    },
    ConformanceCheck("released and not taken again, an attempt is over") { casebook in
      try casebook.registerSamples(1)
      let claims = try casebook.claim(limit: 1, holder: "a", lease: 600, at: Samples.start)
      try casebook.release(claims, at: Samples.start + 1)
      #expect(
        try casebook.complete(claims.map { Samples.completion(of: $0, .approve) }, at: Samples.start + 2) == [.stale])
      #expect(try casebook.heartbeat(claims, lease: 60, at: Samples.start + 2) == claims)
    },
    ConformanceCheck("leases leave no trace in the journal") { casebook in
      try casebook.registerSamples(1)
      let before = try casebook.snapshot()
      let claims = try casebook.claim(limit: 1, holder: "a", lease: 60, at: Samples.start)
      _ = try casebook.heartbeat(claims, lease: 60, at: Samples.start)
      try casebook.release(claims, at: Samples.start)
      #expect(try casebook.snapshot() == before)
    },
  ]
}
