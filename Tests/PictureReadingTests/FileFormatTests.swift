import Foundation
import PictureReading
import TestPictures
import Testing

@Suite struct FileFormatTests {
  @Test(arguments: [(".jpg", "jpeg"), (".png", "png"), (".webp", "webp"), (".heic", "heif"), (".gif", "unknown")])
  func theFormatIsToldByTheBytes(suffix: String, name: String) throws {
    let file = try TestFile(TestScene.patches(width: 64, height: 64), as: suffix)
    #expect(FileFormat.take(try file.observed()).value == .text(name))
  }

  @Test func theNameOfTheFileIsNotBelieved() throws {
    let reading = try TestFolder.with { folder in
      let url = folder.appendingPathComponent("portrait.jpg")
      try Data(TestFile(TestScene.patches(width: 64, height: 64), as: ".png").bytes).write(to: url)
      let opened = PictureDecoder.open(url)
      return FileFormat.take(Observation(file: opened.facts, picture: opened.picture))
    }
    #expect(reading.value == .text("png"))
  }

  @Test func anEmptyFileHasNoFormat() throws {
    #expect(FileFormat.take(try TestFile(bytes: []).observed()).value == .notApplicable(why: "the file is empty"))
  }
}
