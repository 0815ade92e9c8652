import PortraitMeasures
import TestPictures
import Testing

@Suite struct EditMonochromeTests {
  @Test(arguments: [TestPortrait.frontalCream, .frontalWhite, .twoPeople])
  func portraitsInColourAreNot(portrait: TestPortrait) throws {
    #expect(EditMonochrome.take(try portrait.pixels().sight()).value == .flag(false))
  }

  @Test func portraitsInGreyAre() throws {
    let grey = try TestPortrait.frontalCream.pixels().inGrey()
    #expect(EditMonochrome.take(try grey.sight()).value == .flag(true))
    #expect(EditMonochrome.take(try grey.recompressed(quality: 60).sight()).value == .flag(true))
  }

  @Test func aTintedGreyIsGreyToo() throws {
    let sepia = try TestPortrait.frontalCream.pixels().inGrey().tinted(red: 1, green: 0.9, blue: 0.7)
    #expect(EditMonochrome.take(try sepia.sight()).value == .flag(true))
  }

  /// The matrix that most filter programs use; what it makes too bright is cut off, channel by channel.
  @Test func sepiaIsGreyToo() throws {
    let matrix = [[0.393, 0.769, 0.189], [0.349, 0.686, 0.168], [0.272, 0.534, 0.131]]
    let sepia = try TestPortrait.frontalCream.pixels().mixed(by: matrix).recompressed(quality: 85)
    #expect(EditMonochrome.take(try sepia.sight()).value == .flag(true))
  }

  @Test func aWarmLampIsNoTint() throws {
    let warm = try TestPortrait.frontalWhite.pixels().tinted(red: 1, green: 0.85, blue: 0.6)
    #expect(EditMonochrome.take(try warm.sight()).value == .flag(false))
  }

  @Test func withoutAPictureItDoesNotApply() throws {
    for file in try TestFile.withoutPicture() {
      #expect(EditMonochrome.take(try file.sight()).value == .notApplicable(why: "no picture could be read"))
    }
  }
}
