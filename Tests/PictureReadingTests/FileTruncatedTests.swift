import Foundation
import PictureReading
import TestPictures
import Testing

@Suite struct FileTruncatedTests {
  @Test(arguments: [".jpg", ".png", ".webp", ".heic"])
  func wholeAndCutFilesAreToldApart(suffix: String) throws {
    let file = try TestFile(TestScene.patches(width: 200, height: 200), as: suffix)
    #expect(FileTruncated.take(try file.observed()).value == .flag(false))
    #expect(FileTruncated.take(try file.cut(to: 0.7).observed()).value == .flag(true))
  }

  /// Many phones and messengers leave it away.
  @Test func aWholeJPEGWithoutItsEndMarkerIsWhole() throws {
    for size in [200, 1200] {
      var file = try TestFile(TestScene.patches(width: size, height: size), as: ".jpg")
      #expect(file.bytes.suffix(2) == [0xFF, 0xD9])
      file.bytes.removeLast(2)
      #expect(FileTruncated.take(try file.observed()).value == .flag(false), "\(size) px")
      file.bytes.removeLast(file.bytes.count / 50)
      #expect(FileTruncated.take(try file.observed()).value == .flag(true), "\(size) px, a fiftieth cut off")
    }
  }

  @Test func anEmptyFileIsCutShort() throws {
    #expect(FileTruncated.take(try TestFile(bytes: []).observed()).value == .flag(true))
  }

  @Test func brokenBytesCountAsWell() throws {
    var file = try TestFile(TestScene.patches(width: 200, height: 200), as: ".png")
    for index in 1_000..<1_200 { file.bytes[index] ^= 0x5A }
    let reading = FileTruncated.take(try file.observed())
    #expect(reading.value == .flag(true))
    #expect(reading.evidence.contains("broken"))
  }

  @Test func aFormatWeDoNotReadIsNotJudged() throws {
    let file = try TestFile(TestScene.patches(width: 64, height: 64), as: ".gif")
    guard case .notApplicable = FileTruncated.take(try file.observed()).value else {
      Issue.record("a GIF was judged")
      return
    }
  }

  @Test func aMissingFileFails() {
    let opened = PictureDecoder.open(URL(fileURLWithPath: "/nonexistent/portrait.jpg"))
    guard case .failed = FileTruncated.take(Observation(file: opened.facts, picture: opened.picture)).value else {
      Issue.record("a missing file was judged")
      return
    }
  }
}
