import PortraitMeasures
import TestPictures
import Testing

@Suite struct EditBorderTests {
  @Test(arguments: TestPortrait.allCases)
  func plainBackdropsAreNoBorder(portrait: TestPortrait) throws {
    let picture = try portrait.pixels()
    #expect(EditBorder.take(try picture.sight()).value == .flag(false))
    #expect(EditBorder.take(try picture.recompressed(quality: 40).sight()).value == .flag(false))
  }

  @Test(arguments: [[255, 255, 255], [0, 0, 0], [230, 90, 160]] as [[UInt8]])
  func aFrameAllAroundIsABorder(colour: [UInt8]) throws {
    let framed = try TestPortrait.frontalCream.pixels()
      .bordered(left: 30, right: 30, top: 30, bottom: 30, colour: colour)
    let reading = EditBorder.take(try framed.recompressed(quality: 60).sight())
    #expect(reading.value == .flag(true))
    #expect(reading.evidence == "border of one colour: top, bottom, left, right")
  }

  @Test func barsOnTwoOppositeSidesAreABorder() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    let bars = try picture.bordered(left: 80, right: 80, colour: [0, 0, 0])
    #expect(EditBorder.take(try bars.sight()).value == .flag(true))
    let letterbox = try picture.bordered(top: 100, bottom: 140, colour: [0, 0, 0])
    #expect(EditBorder.take(try letterbox.sight()).value == .flag(true))
  }

  @Test(arguments: [(60, true), (12, false)])
  func oneSideAloneIsABorderWhereItIsBroad(thickness: Int, isBorder: Bool) throws {
    let picture = try TestPortrait.frontalCream.pixels().bordered(bottom: thickness, colour: [0, 0, 0])
    #expect(EditBorder.take(try picture.sight()).value == .flag(isBorder))
  }

  @Test func aPictureOfOneColourHasNoBorder() throws {
    let plain = TestScene.plain(width: 300, height: 400, red: 250, green: 250, blue: 250)
    #expect(EditBorder.take(try plain.sight()).value == .flag(false))
  }

  @Test func tinyPicturesAreAnswered() throws {
    for side in [1, 2, 8] {
      let tiny = TestScene.quarters(width: side, height: side)
      #expect(EditBorder.take(try tiny.sight()).value == .flag(false))
    }
  }

  @Test func withoutAPictureItDoesNotApply() throws {
    for file in try TestFile.withoutPicture() {
      #expect(EditBorder.take(try file.sight()).value == .notApplicable(why: "no picture could be read"))
    }
  }
}
