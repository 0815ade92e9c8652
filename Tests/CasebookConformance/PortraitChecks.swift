import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  static let portraits: [ConformanceCheck] = [
    ConformanceCheck("portraits are those of inspected applications that gave a picture, whatever the verdict") {
      casebook in
      try casebook.registerSamples(5)
      for (index, verdict) in Verdict.allCases.enumerated() {
        try casebook.inspectNext(verdict, hash: Samples.hash(index + 1))
      }
      try casebook.inspectNext(.refer, hash: nil)
      let portraits = try casebook.portraits()
      #expect(try Set(portraits.keys) == Set((1...3).map(Samples.id)), "4 gave no picture, 5 was not inspected")
      for number in 1...3 {
        #expect(try portraits[Samples.id(number)]?.hash == Samples.hash(number))
      }
    },
    ConformanceCheck("a portrait stays when its application is decided, superseded or cancelled") { casebook in
      try casebook.registerSamples(3)
      for (verdict, number) in zip([Verdict.refer, .refer, .approve], 1...) {
        try casebook.inspectNext(verdict, hash: Samples.hash(number))
      }
      let before = try casebook.portraits()
      try casebook.review(.reject, 1)
      _ = try casebook.register([Samples.new(9, person: 2, submitted: 9)], at: Samples.hour(9))
      try casebook.cancelSample(3, at: Samples.hour(9))
      #expect(try (1...3).map { try casebook.status($0) } == [.rejected, .superseded, .cancelled])
      #expect(try casebook.portraits() == before)
      #expect(before.count == 3)
    },
    ConformanceCheck("claims and portraits name one person by one key, and two people by two") { casebook in
      try casebook.registerSamples(2)
      var claims = try [1, 2].map { try casebook.inspectNext(.reject, hash: Samples.hash($0)) }
      // The second person again, and once more with an older submission that arrives late.
      _ = try casebook.register([Samples.new(12, person: 2, submitted: 9)], at: Samples.hour(9))
      claims.append(try casebook.inspectNext(.reject, hash: Samples.hash(12), at: Samples.hour(9)))
      _ = try casebook.register([Samples.new(11, person: 2, submitted: 8)], at: Samples.hour(10))
      _ = try casebook.register([Samples.new(13, person: 2, submitted: 10)], at: Samples.hour(10))
      claims.append(try casebook.inspectNext(.refer, hash: Samples.hash(13), at: Samples.hour(10)))
      #expect(claims[0].person != claims[1].person)
      #expect(claims.dropFirst().allSatisfy { $0.person == claims[1].person })
      let portraits = try casebook.portraits()
      for claim in claims { #expect(portraits[claim.application.id]?.person == claim.person) }
    },
    ConformanceCheck("portraits inspected after an entry of the journal are told apart from those before") { casebook in
      try casebook.registerSamples(4)
      for number in [1, 2] { try casebook.inspectNext(.refer, hash: Samples.hash(number)) }
      let head = try #require(try casebook.journalHead()).sequence
      #expect(try casebook.portraits(after: head).isEmpty)
      try casebook.review(.reject, 1)
      try casebook.inspectNext(.reject, hash: Samples.hash(3))
      try casebook.inspectNext(.refer, hash: nil)
      #expect(try casebook.portraits(after: head).keys.sorted() == [Samples.id(3)])
      #expect(try casebook.portraits(after: 0) == casebook.portraits())
    },
    ConformanceCheck("work that is stale or refused leaves no portrait") { casebook in
      try casebook.registerSamples(2)
      let claims = try casebook.claim(limit: 2, holder: "a", lease: 600, at: Samples.start)
      let good = Samples.completion(of: claims[0], .approve, hash: Samples.hash(1))
      let contradiction = Completion(
        claim: claims[1], evidence: Samples.evidence, judgement: Samples.judgement(.approve), notice: nil,
        portraitHash: Samples.hash(2))
      try casebook.expectInconsistent { _ = try casebook.complete([good, contradiction], at: Samples.hour(1)) }
      #expect(try casebook.portraits().isEmpty)
      try casebook.review(.reject, 2)
      let late = Samples.completion(of: claims[1], .refer, hash: Samples.hash(2))
      #expect(try casebook.complete([good, late], at: Samples.hour(3)) == [.recorded(.approved), .stale])
      #expect(try casebook.portraits().keys.sorted() == [Samples.id(1)])
      let other = Samples.completion(of: claims[0], .approve, hash: Samples.hash(3))
      #expect(try casebook.complete([other], at: Samples.hour(4)) == [.stale])
      #expect(try casebook.portraits()[Samples.id(1)]?.hash == Samples.hash(1))
    },
    ConformanceCheck("an error of whoever reads the portraits comes back as it was") { casebook in
      struct EnoughRead: Error {}
      try casebook.registerSamples(2)
      for number in [1, 2] { try casebook.inspectNext(.refer, hash: Samples.hash(number)) }
      var read = 0
      #expect(throws: EnoughRead.self) {
        try casebook.forEachPortrait { _ in
          read += 1
          throw EnoughRead()
        }
      }
      #expect(read == 1)
      #expect(try casebook.portraits().count == 2, "the casebook works on")
    },
  ]
}
