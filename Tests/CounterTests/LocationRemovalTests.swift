import CardLedger
import Counter
import Foundation
import Testing

@Suite struct LocationRemovalTests {
  /// A TIFF block with Make, a GPS directory of a latitude, and what the latitude's numbers are.
  private static func exif(isLittle: Bool) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
      return isLittle ? bytes : bytes.reversed()
    }
    func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
      number(tag, 2) + number(type, 2) + number(count, 4) + value
    }
    let head: [UInt8] = (isLittle ? [0x49, 0x49] : [0x4D, 0x4D]) + number(42, 2) + number(8, 4)
    // Directory at 8 with two entries: 2 + 24 + 4 = 30 bytes, so the GPS directory stands at 38, its numbers at 38 + 2 + 24 + 4 = 68.
    let first =
      number(2, 2) + entry(0x010F, 2, 3, Array("Ab\0\0".utf8)) + entry(0x8825, 4, 1, number(38, 4)) + number(0, 4)
    let gps =
      number(2, 2) + entry(1, 2, 2, Array("N\0\0\0".utf8)) + entry(2, 5, 3, number(68, 4)) + number(0, 4)
    let latitude = [25, 1, 2, 1, 3333, 100].flatMap { number($0, 4) }
    return head + first + gps + latitude
  }

  private static let xmp =
    #"<rdf:Description exif:GPSLatitude="25,2.1N" xmp:CreatorTool="Editor"><exif:GPSLongitude>121,3.4E</exif:GPSLongitude></rdf:Description>"#

  @Test(arguments: [true, false])
  func theLatitudeIsGoneAndAllElseStays(isLittle: Bool) {
    let exif = Self.exif(isLittle: isLittle)
    let before = [0xFF, 0xD8, 0xFF, 0xE1, 0, 0] + Array("Exif\0\0".utf8) + exif + Array(Self.xmp.utf8) + [1, 2, 3]
    var after = before
    LocationRemoval.blank(&after, format: .jpeg)
    #expect(after.count == before.count)
    let start = 12
    #expect(after[..<(start + 38)].elementsEqual(before[..<(start + 38)]))
    #expect(after[(start + 38)..<(start + 64)].allSatisfy { $0 == 0 })
    #expect(after[(start + 68)..<(start + 92)].allSatisfy { $0 == 0 })
    let text = String(decoding: after, as: UTF8.self)
    #expect(!text.contains("25,2.1N"))
    #expect(!text.contains("121,3.4E"))
    #expect(text.contains("xmp:CreatorTool=\"Editor\""))
    #expect(after.suffix(3) == [1, 2, 3])
  }

  @Test func aPNGsChecksumIsMended() {
    let exif = Self.exif(isLittle: true)
    let length = withUnsafeBytes(of: UInt32(exif.count).bigEndian) { Array($0) }
    var png: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + length + Array("eXIf".utf8) + exif + [0, 0, 0, 0]
    png += [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]
    LocationRemoval.blank(&png, format: .png)
    let place = 8 + 8 + exif.count
    #expect(png[(16 + 38)..<(16 + 64)].allSatisfy { $0 == 0 })
    // CRC-32 of IEND, which stands in every PNG, shows that the sum is the right one.
    #expect(png.suffix(4) == [0xAE, 0x42, 0x60, 0x82])
    #expect(png[place..<place + 4] != [0, 0, 0, 0])
  }

  @Test func brokenMetadataEndsNothing() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var bytes =
        [0xFF, 0xD8, 0xFF] + Array("Exif\0\0".utf8) + Self.exif(isLittle: Bool.random()) + Array(Self.xmp.utf8)
      for _ in 0..<8 {
        bytes[Int.random(in: 9..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let cut = Int.random(in: 3...bytes.count, using: &random)
      var after = Array(bytes.prefix(cut))
      LocationRemoval.blank(&after, format: UploadFormat.allCases.randomElement() ?? .jpeg)
      #expect(after.count == cut)
    }
  }
}
