import Foundation
import PictureReading
import TestPictures
import Testing

@Suite struct FileBytesTests {
  @Test func theSizeIsCountedInBytes() throws {
    let file = try TestFile(TestScene.patches(width: 64, height: 64), as: ".jpg")
    #expect(FileBytes.take(try file.observed()).value == .number(Double(file.bytes.count)))
  }

  @Test func filesThatAreNoPictureHaveASizeToo() throws {
    for file in try TestFile.withoutPicture() {
      #expect(FileBytes.take(try file.observed()).value == .number(Double(file.bytes.count)))
    }
  }

  @Test func aMissingFileFails() {
    let opened = PictureDecoder.open(URL(fileURLWithPath: "/nonexistent/portrait.jpg"))
    let reading = FileBytes.take(Observation(file: opened.facts, picture: opened.picture))
    guard case .failed(let why) = reading.value else {
      Issue.record("a missing file has a size: \(reading)")
      return
    }
    #expect(why.contains("No such file"))
  }
}
