import Foundation
import PictureReading
import Testing

@Suite struct TurnedBoxTests {
  @Test(arguments: [0.0, 12, 44, 75, 90, 130])
  func aRectangleOfPointsIsFoundAtAnyAngle(degrees: Double) throws {
    let angle = degrees * .pi / 180
    let wanted = TurnedBox(centre: Point(x: 40, y: 30), angle: angle, length: 60, thickness: 12)
    let points = stride(from: -0.5, through: 0.5, by: 0.1).flatMap { along in
      [-0.5, 0, 0.5].map { wanted.place(along, $0) }
    }
    let found = try #require(TurnedBox(around: points))
    #expect(abs(found.length - 60) < 1e-6)
    #expect(abs(found.thickness - 12) < 1e-6)
    #expect(found.centre.distance(to: wanted.centre) < 1e-6)
    #expect(abs(sin(found.angle - angle)) < 1e-6, "lies along \(found.angle) instead of \(angle)")
  }

  @Test func aBoxIsReadTheWayThatIsWanted() {
    let box = TurnedBox(centre: Point(x: 0, y: 0), angle: 0.1, length: 30, thickness: 10)
    let upsideDown = box.aligned(to: .pi)
    #expect(abs(upsideDown.angle - (0.1 + .pi)) < 1e-9)
    #expect(upsideDown.length == 30)
    let sideways = box.aligned(to: .pi / 2)
    #expect(sideways.length == 10 && sideways.thickness == 30)
  }

  @Test func withoutPointsThereIsNone() {
    #expect(TurnedBox(around: []) == nil)
  }
}
