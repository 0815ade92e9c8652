import Casebook
import CasebookConformance
import NightRun
import ReviewDomain
import Testing

@Suite("The index of portraits")
struct PortraitIndexTests {
  private func portrait(_ number: Int, of person: Int64, _ hash: PerceptualHash) throws -> PortraitFact {
    PortraitFact(application: try Samples.id(number), person: PersonKey(rawValue: person), hash: hash)
  }

  private func index(_ portraits: [PortraitFact]) -> PortraitIndex {
    portraits.reduce(into: PortraitIndex()) { $0.insert($1) }
  }

  @Test("finds nothing where there is nobody else")
  func nobodyElse() throws {
    let hash = Samples.hash(1)
    #expect(PortraitIndex().nearest(to: hash, ofOthersThan: PersonKey(rawValue: 1)) == nil)
    let own = index([try portrait(1, of: 1, hash), try portrait(2, of: 1, hash)])
    #expect(own.nearest(to: hash, ofOthersThan: PersonKey(rawValue: 1)) == nil)
  }

  @Test("finds the nearest of other people, passing over the person's own", arguments: [0, 1, 9, 128, 256])
  func nearest(bits: Int) throws {
    let hash = Samples.hash(1)
    let far = PerceptualHash(words: ~hash.words)
    let other = bits == 256 ? far : hash.changed(bits: bits)
    let index = index([
      try portrait(1, of: 1, hash), try portrait(2, of: 2, far), try portrait(3, of: 3, other),
      try portrait(4, of: 4, far),
    ])
    let found = try #require(index.nearest(to: hash, ofOthersThan: PersonKey(rawValue: 1)))
    #expect(found.distance == bits)
    #expect(try bits == 256 || found.application == Samples.id(3))
  }

  @Test("names the lowest number of several equally near, whatever the order they came in")
  func ties() throws {
    let hash = Samples.hash(1)
    let portraits = try [7, 3, 5].map { try portrait($0, of: Int64($0), hash.changed(bits: 4)) }
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let found = index(order.map { portraits[$0] }).nearest(to: hash, ofOthersThan: PersonKey(rawValue: 1))
      #expect(try found?.application == Samples.id(3), "inserted in the order \(order)")
    }
  }

  @Test("finds what a plain search finds")
  func agreesWithAPlainSearch() throws {
    var generator = SplitMix(state: 2026)
    let portraits = try (0..<2000).map { number in
      let words = SIMD4<UInt64>((0..<4).map { _ in generator.next() })
      return try portrait(number, of: Int64(number / 3), PerceptualHash(words: words))
    }
    let index = index(portraits)
    for wanted in portraits.prefix(50) {
      let others = portraits.filter { $0.person != wanted.person }
      let best = others.map { ($0.hash.distance(to: wanted.hash), $0.application) }.min { $0 < $1 }
      let found = index.nearest(to: wanted.hash, ofOthersThan: wanted.person)
      #expect(found?.distance == best?.0)
      #expect(found?.application == best?.1)
    }
  }

  @Test("loads what the casebook holds")
  func loads() throws {
    let office = try TestOffice()
    _ = try office.casebook.register((1...2).map { try Samples.new($0) }, at: Samples.start)
    let claims = try office.casebook.claim(limit: 2, holder: "a", lease: 60, at: Samples.start)
    let completions = claims.enumerated().map { index, claim in
      Samples.completion(of: claim, .refer, hash: Samples.hash(index + 1))
    }
    _ = try office.casebook.complete(completions, at: Samples.start)
    let index = try PortraitIndex(of: office.casebook)
    let found = index.nearest(to: Samples.hash(1), ofOthersThan: claims[0].person)
    #expect(try found?.application == Samples.id(2))
    #expect(found?.distance == Samples.hash(1).distance(to: Samples.hash(2)))
  }
}

/// Steele, Lea and Flood's SplitMix64: the same numbers every time.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
