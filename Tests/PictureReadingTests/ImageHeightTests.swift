import PictureReading
import TestPictures
import Testing

@Suite struct ImageHeightTests {
  private let scene = TestScene.plain(width: 2_000, height: 96, red: 80, green: 90, blue: 100)

  @Test func itIsTakenAtNativeSize() throws {
    #expect(ImageHeight.take(try TestFile(scene, as: ".jpg").observed()).value == .number(96))
  }

  @Test func itIsTakenAfterTheExifTurn() throws {
    let file = try TestFile(scene, as: ".jpg", orientation: 6)
    #expect(ImageHeight.take(try file.observed()).value == .number(2000))
  }

  @Test func itIsKnownOfAPictureTooLargeToDecode() throws {
    var file = try TestFile(scene, as: ".jpg")
    file.setJPEGSize(width: 20_000, height: 20_000)
    #expect(ImageHeight.take(try file.observed()).value == .number(20_000))
  }

  @Test func withoutAPictureItDoesNotApply() throws {
    for file in try TestFile.withoutPicture() {
      guard case .notApplicable = ImageHeight.take(try file.observed()).value else {
        Issue.record("height of a file that is no picture")
        continue
      }
    }
  }
}
