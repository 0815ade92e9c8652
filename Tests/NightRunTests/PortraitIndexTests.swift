import Casebook
import CasebookConformance
import NightRun
import ReviewDomain
import SeededRandom
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
    var generator = SplitMix64(seed: 2026)
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

  /// Completes the next free applications with the hashes of these numbers.
  private func complete(_ numbers: [Int], in office: TestOffice, at hour: Double) throws -> [Claim] {
    let claims = try office.casebook.claim(
      limit: numbers.count, holder: "a", lease: 60, at: Samples.hour(hour))
    let completions = zip(claims, numbers).map { Samples.completion(of: $0, .refer, hash: Samples.hash($1)) }
    _ = try office.casebook.complete(completions, at: Samples.hour(hour))
    return claims
  }

  @Test("reads what the casebook holds, and later what has come in since")
  func refreshes() throws {
    let office = try TestOffice()
    _ = try office.casebook.register((1...3).map { try Samples.new($0) }, at: Samples.start)
    let claims = try complete([1, 2], in: office, at: 1)
    var index = PortraitIndex()
    try index.refresh(from: office.casebook)
    let found = index.nearest(to: Samples.hash(1), ofOthersThan: claims[0].person)
    #expect(try found?.application == Samples.id(2))
    #expect(found?.distance == Samples.hash(1).distance(to: Samples.hash(2)))

    let later = try complete([3], in: office, at: 2)
    #expect(index.nearest(to: Samples.hash(3), ofOthersThan: claims[0].person)?.distance != 0)
    try index.refresh(from: office.casebook)
    let third = index.nearest(to: Samples.hash(3), ofOthersThan: claims[0].person)
    #expect(third?.application == later[0].application.id && third?.distance == 0)
    #expect(try index.nearest(to: Samples.hash(1), ofOthersThan: later[0].person)?.application == Samples.id(1))
  }

  @Test("forgets what was announced and never recorded")
  func forgets() throws {
    let office = try TestOffice()
    var index = PortraitIndex()
    try index.refresh(from: office.casebook)
    index.insert(try portrait(1, of: 1, Samples.hash(1)))
    #expect(index.nearest(to: Samples.hash(1), ofOthersThan: PersonKey(rawValue: 2))?.distance == 0)
    try index.refresh(from: office.casebook)
    #expect(index.nearest(to: Samples.hash(1), ofOthersThan: PersonKey(rawValue: 2)) == nil)
  }
}
