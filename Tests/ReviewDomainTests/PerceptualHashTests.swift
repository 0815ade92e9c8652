import ReviewDomain
import Testing

@Suite struct PerceptualHashTests {
  private let hash = PerceptualHash(words: [0x0123_4567_89ab_cdef, 0, .max, 0xfedc_ba98_7654_3210])

  @Test func distanceCountsTheBitsThatDiffer() {
    let none = PerceptualHash(words: .zero)
    let all = PerceptualHash(words: SIMD4(repeating: .max))
    #expect(hash.distance(to: hash) == 0)
    #expect(none.distance(to: all) == PerceptualHash.bitCount)
    for bit in 0..<PerceptualHash.bitCount {
      var words = hash.words
      words[bit / 64] ^= 1 << (bit % 64)
      #expect(hash.distance(to: PerceptualHash(words: words)) == 1, "bit \(bit) does not count")
    }
    #expect(hash.distance(to: none) == none.distance(to: hash))
  }

  @Test func bytesAndTextAreReadBack() {
    #expect(hash.bytes.count == 32)
    #expect(hash.bytes.prefix(3) == [0x01, 0x23, 0x45])
    #expect(PerceptualHash(bytes: hash.bytes) == hash)
    #expect(
      hash.description == "0123456789abcdef" + "0000000000000000" + "ffffffffffffffff" + "fedcba9876543210")
    #expect(PerceptualHash(hash.description) == hash)
  }

  @Test(arguments: [
    "", "00", String(repeating: "g", count: 64), String(repeating: "0", count: 65), String(repeating: "A", count: 64),
    String(repeating: "+0", count: 32),
  ])
  func otherTextsAreRefused(_ text: String) {
    #expect(PerceptualHash(text) == nil)
  }

  @Test(arguments: [0, 31, 33])
  func otherLengthsAreRefused(_ count: Int) {
    #expect(PerceptualHash(bytes: [UInt8](repeating: 0, count: count)) == nil)
  }
}
