import PictureReading
import TestPictures
import Testing

@Suite struct ImagePixelsTests {
  @Test func pixelsAreCountedInMillions() throws {
    let file = try TestFile(TestScene.plain(width: 2_000, height: 100, red: 80, green: 90, blue: 100), as: ".jpg")
    #expect(ImagePixels.take(try file.observed()).value == .number(0.2))
  }

  @Test func theyAreKnownOfAPictureTooLargeToDecode() throws {
    var file = try TestFile(TestScene.plain(width: 16, height: 16, red: 80, green: 90, blue: 100), as: ".jpg")
    file.setJPEGSize(width: 20_000, height: 10_000)
    #expect(ImagePixels.take(try file.observed()).value == .number(200))
  }

  @Test func withoutAPictureTheyDoNotApply() throws {
    for file in try TestFile.withoutPicture() {
      guard case .notApplicable = ImagePixels.take(try file.observed()).value else {
        Issue.record("pixels of a file that is no picture")
        continue
      }
    }
  }
}
