import PictureReading
import TestPictures
import Testing

@Suite struct PictureFormatTests {
  @Test(arguments: [
    (".jpg", PictureFormat.jpeg), (".png", .png), (".webp", .webp), (".heic", .heif), (".avif", .heif),
    (".gif", .unknown), (".tif", .unknown),
  ])
  func formatIsToldByTheFirstBytes(suffix: String, expected: PictureFormat) throws {
    let file = try TestFile(TestScene.patches(width: 64, height: 64), as: suffix)
    #expect(PictureFormat(leading: file.bytes) == expected)
  }

  @Test(arguments: [
    [], [0xFF], [0xFF, 0xD8], Array("%PDF-1.7".utf8), Array("RIFF\0\0\0\0WAVE".utf8),
    Array("\0\0\0\u{18}ftypisom\0\0\0\0isommp41".utf8), Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8),
  ])
  func otherFilesAreUnknown(bytes: [UInt8]) {
    #expect(PictureFormat(leading: bytes) == .unknown)
  }

  @Test func heifIsFoundAmongTheCompatibleBrands() {
    let bytes = Array("\0\0\0\u{18}ftypMSNV\0\0\0\0mif1heic".utf8)
    #expect(PictureFormat(leading: bytes) == .heif)
  }

  @Test func theMinorVersionIsNoBrand() {
    let bytes = Array("\0\0\0\u{14}ftypisomheicisom".utf8)
    #expect(PictureFormat(leading: bytes) == .unknown)
  }
}
