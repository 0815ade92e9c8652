import PictureReading
import Testing

@Suite struct TextDetectorBandTests {
  private func size(_ width: Int, _ height: Int, _ look: TextDetector.Look) -> [Int] {
    let band = TextDetector.Band(of: .blank(width: width, height: height), look: look)
    return [band.width, band.height]
  }

  @Test(arguments: [
    (1586, 1000, [736, 480]), (800, 600, [736, 576]), (600, 800, [576, 736]), (1000, 1586, [480, 736]),
    (500, 500, [640, 640]), (500, 420, [640, 640]), (2000, 100, [736, 480]),
  ])
  func whatIsReadIsSeenInTheSmallestThatHoldsIt(width: Int, height: Int, band: [Int]) {
    #expect(size(width, height, .reading) == band)
  }

  @Test func aPhotoIsSeenInASquare() {
    #expect(size(600, 800, .glance) == [480, 480])
    #expect(size(800, 600, .glimpse) == [320, 320])
  }

  @Test func theLargestComesFirstAndEachOnce() {
    let pixels = TextDetector.Band.all.map { $0.width * $0.height }
    #expect(pixels == pixels.sorted(by: >))
    #expect(pixels.first == 736 * 576)
    #expect(Set(TextDetector.Band.all).count == TextDetector.Band.all.count)
  }
}
