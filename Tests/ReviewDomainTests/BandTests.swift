import ReviewDomain
import Testing

private let everyBand: [(Band, MeasureType)] = [
  (.below(1), .number), (.atMost(1), .number), (.above(1), .number), (.atLeast(1), .number), (.outside(0...1), .number),
  (.flag(true), .flag), (.oneOf(["a"]), .text), (.noneOf(["a"]), .text),
]

@Suite struct BandTests {
  @Test(arguments: [
    (Band.below(1), 0.9, true), (.below(1), 1, false), (.below(1), 1.1, false),
    (.atMost(1), 0.9, true), (.atMost(1), 1, true), (.atMost(1), 1.1, false),
    (.above(1), 0.9, false), (.above(1), 1, false), (.above(1), 1.1, true),
    (.atLeast(1), 0.9, false), (.atLeast(1), 1, true), (.atLeast(1), 1.1, true),
    (.outside(0...1), -0.1, true), (.outside(0...1), 0, false), (.outside(0...1), 1, false),
    (.outside(0...1), 1.1, true),
    (.above(1), .infinity, true), (.outside(0...1), -.infinity, true),
  ])
  func numbers(band: Band, number: Double, holds: Bool) {
    #expect(band.holds(.number(number)) == holds)
  }

  @Test(arguments: [true, false], [true, false])
  func flags(wanted: Bool, flag: Bool) {
    #expect(Band.flag(wanted).holds(.flag(flag)) == (wanted == flag))
  }

  @Test func texts() {
    #expect(Band.oneOf(["a", "b"]).holds(.text("b")) == true)
    #expect(Band.oneOf(["a", "b"]).holds(.text("c")) == false)
    #expect(Band.noneOf(["a", "b"]).holds(.text("b")) == false)
    #expect(Band.noneOf(["a", "b"]).holds(.text("c")) == true)
    #expect(Band.oneOf([]).holds(.text("a")) == false)
  }

  @Test(arguments: everyBand)
  func speaksOnlyOfItsOwnType(band: Band, type: MeasureType) {
    #expect(band.measureType == type)
    #expect((band.holds(.number(0)) != nil) == (type == .number))
    #expect((band.holds(.flag(true)) != nil) == (type == .flag))
    #expect((band.holds(.text("a")) != nil) == (type == .text))
    #expect(band.holds(.failed(why: "x")) == nil)
    #expect(band.holds(.notApplicable(why: "x")) == nil)
  }

  @Test(arguments: everyBand.map(\.0))
  func notANumberIsNeverGoodOrBad(band: Band) {
    #expect(band.holds(.number(.nan)) == nil)
  }

  @Test(arguments: everyBand.map(\.0))
  func isReadBack(band: Band) throws {
    #expect(try stored(band) == band)
  }
}
