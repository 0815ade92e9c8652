import Foundation
import PictureReading
import TestPictures
import Testing

@Suite struct PixelCropTests {
  /// A white frame with one black disc.
  private func dot(at point: Point, radius: Double, width: Int, height: Int) -> Pixels {
    var bytes = [UInt8](repeating: 255, count: 3 * width * height)
    for y in 0..<height {
      for x in 0..<width where Point(x: Double(x) + 0.5, y: Double(y) + 0.5).distance(to: point) < radius {
        for channel in 0..<3 { bytes[3 * (y * width + x) + channel] = 0 }
      }
    }
    return Pixels(width: width, height: height, bytes: bytes)
  }

  /// The middle of what is darker than white, weighted by how much.
  private func middle(of picture: Pixels) -> Point {
    var (sum, x, y) = (0.0, 0.0, 0.0)
    for row in 0..<picture.height {
      for column in 0..<picture.width {
        let weight = Double(255 - picture.bytes[3 * (row * picture.width + column)])
        sum += weight
        x += weight * (Double(column) + 0.5)
        y += weight * (Double(row) + 0.5)
      }
    }
    return Point(x: x / sum, y: y / sum)
  }

  @Test(
    arguments: [(side: 300.0, size: 96), (side: 96, size: 96), (side: 60, size: 96), (side: 201.3, size: 64)],
    [0, 0.2, -0.7, .pi / 2, 3])
  func aCropShowsAPointWhereItsMapSays(scale: (side: Double, size: Int), angle: Double) {
    let place = Point(x: 171, y: 148)
    let frame = dot(at: place, radius: 9, width: 320, height: 300)
    let view = SquareView(centre: Point(x: 163.4, y: 154.2), side: scale.side, angle: angle, size: scale.size)
    let found = middle(of: view.crop(from: frame, fill: 255))
    #expect(found.distance(to: view.viewPoint(place)) < 0.25)
  }

  @Test func outsideTheFrameIsNeutralGrey() {
    let frame = TestScene.plain(width: 50, height: 50, red: 255, green: 0, blue: 0)
    let view = SquareView(centre: Point(x: 0, y: 0), side: 40, angle: 0.3, size: 40)
    let crop = view.crop(from: frame)
    #expect(Array(crop.bytes.prefix(3)) == [128, 128, 128])
    #expect(Array(crop.bytes[(3 * (30 * 40 + 30))...].prefix(3)) == [255, 0, 0])
  }

  @Test func aViewBesideTheFrameIsGrey() {
    let frame = TestScene.plain(width: 50, height: 50, red: 255, green: 0, blue: 0)
    for centre in [Point(x: 500, y: 20), Point(x: -300, y: -300)] {
      let crop = SquareView(centre: centre, side: 60, angle: 0, size: 32).crop(from: frame)
      #expect(crop.bytes.allSatisfy { $0 == 128 })
    }
  }

  @Test(arguments: [(768, 1_024), (1_351, 900), (900, 901), (100, 100), (1_700, 3)])
  func theLetterboxHoldsTheWholeFrame(width: Int, height: Int) {
    let frame = TestScene.quarters(width: width, height: height)
    let view = SquareView.letterbox(of: frame, size: 128)
    let crop = view.crop(from: frame)
    #expect(crop.width == 128 && crop.height == 128)
    for (x, y) in [(0.0, 0.0), (1, 0), (0, 1), (1, 1)] {
      let corner = view.viewPoint(Point(x: x * Double(width), y: y * Double(height)))
      #expect((-0.6...128.6).contains(corner.x) && (-0.6...128.6).contains(corner.y))
    }
    let grey = stride(from: 0, to: crop.bytes.count, by: 3).count { crop.bytes[$0..<$0 + 3].allSatisfy { $0 == 128 } }
    let bars = 1 - Double(min(width, height)) / Double(max(width, height))
    #expect(abs(Double(grey) / (128 * 128) - bars) < 0.02)
  }

  @Test func aLetterboxShowsAPointWhereItsMapSays() {
    let place = Point(x: 240, y: 411)
    let frame = dot(at: place, radius: 20, width: 413, height: 531)
    let view = SquareView.letterbox(of: frame, size: 160)
    #expect(middle(of: view.crop(from: frame, fill: 255)).distance(to: view.viewPoint(place)) < 0.35)
  }

  @Test(arguments: QuarterTurn.allCases)
  func turnsAreClockwise(turn: QuarterTurn) {
    let turned = TestScene.quarters(width: 60, height: 40).turned(turn)
    let clockwise = ["red", "green", "blue", "yellow"]
    let first = (4 - turn.degrees / 90) % 4
    #expect(cornerColours(of: turned) == (0..<4).map { clockwise[(first + $0) % 4] })
    #expect(turned.width == (turn.isSideways ? 40 : 60))
  }
}
