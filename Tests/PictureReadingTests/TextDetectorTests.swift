import PictureReading
import Testing

@Suite struct TextDetectorTests {
  private func map(_ lines: [(x: Int, y: Int, width: Int, height: Int)], value: Float = 0.8) -> [Float] {
    var map = [Float](repeating: 0.1, count: 64 * 64)
    for line in lines {
      for y in line.y..<line.y + line.height {
        for x in line.x..<line.x + line.width { map[y * 64 + x] = value }
      }
    }
    return map
  }

  @Test func separateStripesAreSeparateLines() {
    let lines = TextDetector.lines(in: map([(4, 4, 30, 4), (4, 12, 20, 4)]), width: 64)
    #expect(lines.map(\.box) == [Box(x: 4, y: 4, width: 30, height: 4), Box(x: 4, y: 12, width: 20, height: 4)])
  }

  @Test func specksAndDoubtsAreNoLines() {
    #expect(TextDetector.lines(in: map([(4, 4, 2, 2)]), width: 64).isEmpty)
    #expect(TextDetector.lines(in: map([(4, 4, 30, 4)], value: 0.4), width: 64).isEmpty)
  }

  @Test func aLineAtTheEdgeDoesNotRunOnInTheNextRow() {
    let lines = TextDetector.lines(in: map([(50, 4, 14, 4), (0, 5, 14, 4)]), width: 64)
    #expect(lines.count == 2)
  }
}
