import PictureReading
import TestPictures
import Testing

@Suite struct NativeRegionTests {
  private static let wide = (width: 2_004, height: 1_500)

  @Test(arguments: 1...8)
  func aRegionShowsWhatTheFrameShowsThere(orientation: Int) throws {
    let scene = try TestScene.patches(width: Self.wide.width, height: Self.wide.height)
    let picture = try TestFile(scene, as: ".jpg[Q=95]", orientation: orientation).opened().picture.get()
    let box = Box(x: 310, y: 205, width: 240, height: 180)
    let region = try #require(try picture.region(box, pixelsPerFramePixel: 2))
    #expect(picture.scale == 2)
    #expect(region.magnification == 2)
    #expect(region.box == box)
    #expect(region.pixels.width == 480)
    let frame = try picture.frame.cropped(x: 310, y: 205, width: 240, height: 180)
    #expect(meanDifference(try region.pixels.resized(by: 0.5), frame) < 4)
  }

  @Test(arguments: QuarterTurn.allCases)
  func aRegionFollowsTheTurnOfItsPicture(turn: QuarterTurn) throws {
    let scene = try TestScene.patches(width: Self.wide.width, height: Self.wide.height)
    let picture = try TestFile(scene, as: ".jpg[Q=95]", orientation: 6).opened().picture.get().turned(turn)
    let region = try #require(
      try picture.region(Box(x: 100, y: 60, width: 200, height: 150), pixelsPerFramePixel: 2))
    let frame = try picture.frame.cropped(x: 100, y: 60, width: 200, height: 150)
    #expect(meanDifference(try region.pixels.resized(by: 0.5), frame) < 4)
  }

  @Test func nativePixelsAreSharperThanTheFrame() throws {
    let scene = try TestScene.patches(width: Self.wide.width, height: Self.wide.height)
    let picture = try TestFile(scene, as: ".png").opened().picture.get()
    let region = try #require(
      try picture.region(Box(x: 100, y: 100, width: 50, height: 50), pixelsPerFramePixel: 2))
    let native = try scene.cropped(x: 200, y: 200, width: 100, height: 100)
    #expect(region.pixels.bytes == native.bytes)
  }

  @Test func noMoreIsDecodedThanIsWanted() throws {
    let scene = TestScene.plain(width: 4_000, height: 64, red: 90, green: 90, blue: 90)
    let picture = try TestFile(scene, as: ".jpg").opened().picture.get()
    let box = Box(x: 10, y: 2, width: 20, height: 10)
    #expect(picture.scale == 4)
    for (wanted, magnification) in [(0.5, 1), (1, 1), (1.1, 2), (2, 2), (3, 4), (9, 4)] {
      #expect(try picture.region(box, pixelsPerFramePixel: wanted)?.magnification == magnification)
    }
  }

  @Test func aRegionEndsWithTheFrame() throws {
    let picture = DecodedPicture(frame: TestScene.quarters(width: 40, height: 30))
    let region = try #require(
      try picture.region(Box(x: -5.5, y: 20.2, width: 20, height: 40), pixelsPerFramePixel: 4))
    #expect(region.box == Box(x: 0, y: 20, width: 15, height: 10))
    #expect(try picture.region(Box(x: 50, y: 0, width: 9, height: 9), pixelsPerFramePixel: 1) == nil)
  }

  @Test func theLastColumnOfAnOddSizeIsThere() throws {
    let scene = try TestScene.patches(width: 2_001, height: 1_001)
    let picture = try TestFile(scene, as: ".jpg", orientation: 3).opened().picture.get()
    let whole = Box(x: 0, y: 0, width: Double(picture.frame.width), height: Double(picture.frame.height))
    let region = try #require(try picture.region(whole, pixelsPerFramePixel: 2))
    #expect(region.pixels.width == 2 * picture.frame.width)
    #expect(region.pixels.height == 2 * picture.frame.height)
  }
}
