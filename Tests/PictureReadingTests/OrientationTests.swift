import PictureReading
import Testing

@Suite struct OrientationTests {
  private let size = PixelSize(width: 30, height: 20)
  private let box = Box(x: 1, y: 2, width: 5, height: 3)

  @Test(arguments: [
    (QuarterTurn.none, Box(x: 1, y: 2, width: 5, height: 3)), (.right, Box(x: 15, y: 1, width: 3, height: 5)),
    (.half, Box(x: 24, y: 15, width: 5, height: 3)), (.left, Box(x: 2, y: 24, width: 3, height: 5)),
  ])
  func boxesTurnWithTheirPicture(turn: QuarterTurn, expected: Box) {
    #expect(turn.apply(to: box, in: size) == expected)
  }

  @Test(arguments: QuarterTurn.allCases)
  func theInverseTurnsBack(turn: QuarterTurn) {
    #expect(turn + turn.inverse == .none)
    let turnedSize = turn.isSideways ? size.transposed : size
    #expect(turn.inverse.apply(to: turn.apply(to: box, in: size), in: turnedSize) == box)
  }

  @Test(arguments: [0, 1, 9, -1, 70_000])
  func oddOrientationsMeanUpright(exif: Int) {
    #expect(Orientation(exif: exif) == .upright)
  }
}
