import Foundation
import PictureReading
import Testing

@Suite struct LineCropTests {
  /// Dark left of a line through the middle that leans as given, light right of it.
  private func halves(leaning angle: Double) -> Pixels {
    var bytes: [UInt8] = []
    for y in 0..<120 {
      for x in 0..<120 {
        let along = (Double(x) - 59.5) * cos(angle) + (Double(y) - 59.5) * sin(angle)
        bytes += [UInt8](repeating: along < 0 ? 20 : 220, count: 3)
      }
    }
    return Pixels(width: 120, height: 120, bytes: bytes)
  }

  @Test(arguments: [0.0, 30, 90, 180])
  func aLineIsCutLevelAtAnyAngle(degrees: Double) {
    let angle = degrees * .pi / 180
    let box = TurnedBox(centre: Point(x: 60, y: 60), angle: angle, length: 60, thickness: 20)
    let line = halves(leaning: angle).line(box, width: 60, height: 20)
    for y in 0..<20 {
      #expect(line.bytes[3 * (y * 60 + 10)] == 20)
      #expect(line.bytes[3 * (y * 60 + 50)] == 220)
    }
  }

  @Test func aShortLineLeavesTheRestGrey() {
    let box = TurnedBox(centre: Point(x: 60, y: 60), angle: 0, length: 40, thickness: 20)
    let line = halves(leaning: 0).line(box, width: 80, height: 20)
    #expect(line.bytes[3 * 39] == 220)
    #expect(line.bytes[3 * 60] == 128)
  }

  @Test func aLineAtTheEdgeIsCutAllTheSame() {
    let box = TurnedBox(centre: Point(x: 0, y: 0), angle: 0.3, length: 90, thickness: 30)
    #expect(halves(leaning: 0).line(box, width: 90, height: 30).bytes.count == 8100)
  }
}
