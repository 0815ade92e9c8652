import ReviewCommands
import ReviewDomain
import Testing

@Suite("Values in words")
struct ValueWordsTests {
  @Test(
    "numbers have four significant digits, whole ones none after the point",
    arguments: [
      (0.41239, "0.4124"), (1234.56, "1235"), (5_000_000, "5000000"), (0, "0"), (-12.5, "-12.5"),
      (0.00012345, "0.0001234"),
      (1e20, "100000000000000000000"),
    ] as [(Double, String)])
  func fourDigits(number: Double, words: String) {
    #expect(number.fourDigits == words)
  }

  @Test(
    "bands read as sentences go on",
    arguments: [
      (.below(0.12), "below 0.12"), (.atMost(6), "at most 6"), (.above(0.5), "above 0.5"),
      (.atLeast(5_000_000), "at least 5000000"), (.outside(-12...12), "outside -12 to 12"), (.flag(true), "yes"),
      (.flag(false), "no"), (.oneOf(["gif"]), "one of gif"), (.noneOf(["jpeg", "png"]), "none of jpeg, png"),
      (.noneOf(["", "none"]), "none of \"\", none"),
    ] as [(Band, String)])
  func bands(band: Band, words: String) {
    #expect(band.words == words)
  }
}
