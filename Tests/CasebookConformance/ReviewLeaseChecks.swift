import Casebook
import Foundation
import ReviewDomain
import Testing

extension ConformanceCheck {
  private static let anna = Desk(reviewer: "anna", session: "1")
  private static let annaAgain = Desk(reviewer: "anna", session: "2")
  private static let ben = Desk(reviewer: "ben", session: "3")
  private static let start = Samples.hour(5)

  /// Registers applications and has all wait for a reviewer.
  private static func refer(_ count: Int, in casebook: any Casebook) throws {
    try casebook.registerSamples(count)
    for _ in 1...count { try casebook.inspectNext(.refer) }
  }

  private static func ids(_ numbers: Int...) throws -> [ApplicationID] { try numbers.map(Samples.id) }

  static let reviewLeases: [ConformanceCheck] = [
    ConformanceCheck("a desk gets what has waited longest, and no two desks the same") { casebook in
      try refer(5, in: casebook)
      let wish = ReviewWish.oldest(limit: 2, besides: [])
      #expect(try casebook.claimReviews(wish, for: anna, at: start) == ids(1, 2))
      #expect(try casebook.claimReviews(wish, for: ben, at: start) == ids(3, 4))
      #expect(try casebook.claimReviews(wish, for: annaAgain, at: start) == ids(5))
      #expect(try casebook.claimReviews(wish, for: anna, at: start).isEmpty)
      #expect(try casebook.reviews(of: nil, at: start).map(\.application) == ids(1, 2, 3, 4, 5))
      #expect(try casebook.reviews(of: "anna", at: start).map(\.desk.session) == ["1", "1", "2"])
    },
    ConformanceCheck("only what waits for a reviewer comes on a desk, without what was put aside") { casebook in
      try casebook.registerSamples(6)
      for verdict in [Verdict.approve, .refer, .reject, .refer, .refer] { try casebook.inspectNext(verdict) }
      try casebook.review(.approve, 4)
      let all = ReviewWish.oldest(limit: 9, besides: [try Samples.id(2)])
      #expect(try casebook.claimReviews(all, for: anna, at: start) == ids(5))
      for number in [1, 3, 4, 6, 7] {
        #expect(try casebook.claimReviews(.one(Samples.id(number)), for: ben, at: start).isEmpty)
      }
      #expect(try casebook.claimReviews(.one(Samples.id(2)), for: ben, at: start) == ids(2))
    },
    ConformanceCheck("one that is asked for is had by whose desk it lies on, and by others once that has ended") {
      casebook in
      try refer(1, in: casebook)
      let wish = ReviewWish.one(try Samples.id(1))
      for _ in 1...2 { #expect(try casebook.claimReviews(wish, for: anna, at: start) == ids(1)) }
      #expect(try casebook.claimReviews(wish, for: annaAgain, at: start + 59).isEmpty)
      #expect(try casebook.claimReviews(wish, for: ben, at: start + 60) == ids(1))
    },
    ConformanceCheck("without a heartbeat what lay on a desk is free after a period") { casebook in
      try refer(1, in: casebook)
      let wish = ReviewWish.oldest(limit: 1, besides: [])
      _ = try casebook.claimReviews(wish, for: anna, at: start)
      #expect(try casebook.keepReviews(ids(1), on: anna, at: start + 30).isEmpty)
      #expect(try casebook.claimReviews(wish, for: ben, at: start + 89.999).isEmpty)
      #expect(try casebook.reviews(of: "anna", at: start + 90).isEmpty)
      #expect(try casebook.claimReviews(wish, for: ben, at: start + 90) == ids(1))
      #expect(try casebook.keepReviews(ids(1), on: anna, at: start + 91) == ids(1), "it is not hers any more")
      try casebook.releaseReviews(ids(1), on: anna)
      #expect(try casebook.reviews(of: "ben", at: start + 92).map(\.application) == ids(1))
    },
    ConformanceCheck("a heartbeat that comes late finds what nobody has taken over") { casebook in
      try refer(1, in: casebook)
      _ = try casebook.claimReviews(.one(Samples.id(1)), for: anna, at: start)
      #expect(try casebook.keepReviews(ids(1), on: anna, at: start + 500).isEmpty)
      #expect(try casebook.claimReviews(.one(Samples.id(1)), for: ben, at: start + 559).isEmpty)
    },
    ConformanceCheck("what would outlive a new hold is free: the clock was set back since") { casebook in
      try refer(1, in: casebook)
      _ = try casebook.claimReviews(.one(Samples.id(1)), for: anna, at: start)
      #expect(try casebook.claimReviews(.oldest(limit: 1, besides: []), for: ben, at: start - 3600) == ids(1))
    },
    ConformanceCheck("only whose desk it lies on decides, whichever way, and the decision clears the desk") {
      casebook in
      try refer(2, in: casebook)
      _ = try casebook.claimReviews(.oldest(limit: 2, besides: []), for: anna, at: start)
      for decision in ReviewerDecision.allCases {
        try casebook.expectRefusal(.onDesk(Samples.id(1), of: "anna", until: start + 60)) {
          try casebook.review(decision, 1, reviewer: "ben", at: start + 59)
        }
      }
      try casebook.review(.approve, 1, reviewer: "anna", at: start + 59)
      try casebook.review(.approve, 2, reviewer: "ben", at: start + 60)
      #expect(try casebook.reviews(of: nil, at: start + 1).isEmpty)
      #expect(try casebook.keepReviews(ids(1, 2), on: anna, at: start + 61) == ids(1, 2))
    },
    ConformanceCheck("a newer application clears the desk of the older; what is undone can be had again") { casebook in
      try refer(2, in: casebook)
      _ = try casebook.claimReviews(.oldest(limit: 2, besides: []), for: anna, at: start)
      _ = try casebook.register([Samples.new(9, person: 1, submitted: 9)], at: start + 1)
      try casebook.review(.reject, 2, reviewer: "anna", hold: 600, at: start + 2)
      #expect(try casebook.reviews(of: nil, at: start + 3).isEmpty)
      #expect(try casebook.undo(Samples.id(2), by: "anna", at: start + 3) == .undone(.referred))
      #expect(try casebook.claimReviews(.one(Samples.id(2)), for: anna, at: start + 4) == ids(2))
    },
    ConformanceCheck("a reviewer puts back what lies on any desk of theirs, and nobody else's") { casebook in
      try refer(4, in: casebook)
      for (number, desk) in [(1, anna), (2, annaAgain), (3, ben), (4, anna)] {
        _ = try casebook.claimReviews(.one(Samples.id(number)), for: desk, at: start)
      }
      #expect(try casebook.releaseReviews(ids(1, 3), of: "anna", at: start) == ids(1))
      #expect(try casebook.releaseReviews(nil, of: "anna", at: start) == ids(2, 4))
      #expect(try casebook.releaseReviews(nil, of: "anna", at: start).isEmpty)
      #expect(try casebook.reviews(of: nil, at: start).map(\.application) == ids(3))
      try casebook.releaseReviews(ids(3), on: ben)
      #expect(try casebook.reviews(of: nil, at: start).isEmpty)
    },
    ConformanceCheck("what comes and goes on desks leaves no trace in the journal") { casebook in
      try refer(1, in: casebook)
      let before = try casebook.snapshot()
      _ = try casebook.claimReviews(.oldest(limit: 1, besides: []), for: anna, at: start)
      _ = try casebook.keepReviews(ids(1), on: anna, at: start)
      _ = try casebook.releaseReviews(nil, of: "anna", at: start)
      #expect(try casebook.snapshot() == before)
    },
    ConformanceCheck("two desks that take and decide by turns never meet, and nothing is left over") { casebook in
      try refer(30, in: casebook)
      var time = start
      var decided: [ApplicationID] = []
      while true {
        var idle = 0
        for desk in [anna, ben] {
          time += 1
          guard let mine = try casebook.claimReviews(.oldest(limit: 1, besides: []), for: desk, at: time).first else {
            idle += 1
            continue
          }
          #expect(!decided.contains(mine))
          decided.append(mine)
          let number = try #require(Int(mine.text.suffix(6)))
          try casebook.review(.approve, number, reviewer: desk.reviewer, at: time)
        }
        if idle == 2 { break }
      }
      #expect(decided.count == 30)
    },
  ]
}
