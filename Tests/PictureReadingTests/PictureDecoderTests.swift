import Foundation
import PictureReading
import TestPictures
import Testing

@Suite struct PictureDecoderTests {
  @Test(arguments: [".jpg[Q=90]", ".jpg[Q=90,interlace=true]", ".png", ".png[interlace=true]", ".webp[Q=90]", ".heic"])
  func everyFormatGivesItsPixels(suffix: String) throws {
    let scene = try TestScene.patches(width: 320, height: 240)
    let opened = try TestFile(scene, as: suffix).opened()
    let picture = try opened.picture.get()
    #expect(opened.facts.size == PixelSize(width: 320, height: 240))
    #expect(picture.scale == 1)
    #expect(meanDifference(picture.frame, scene) < 5)
  }

  @Test(arguments: 1...8, [".jpg[Q=95]", ".webp[Q=95]"])
  func exifTurnsArePutRight(orientation: Int, suffix: String) throws {
    let stored = TestScene.quarters(width: 120, height: 80)
    let opened = try TestFile(stored, as: suffix, orientation: orientation).opened()
    let frame = try opened.picture.get().frame
    // Which quarter of the stored picture stands where, clockwise from the top left (Exif 2.32, 4.6.4 A).
    let order = [
      "0123", "1032", "2301", "3210", "0321", "3012", "2103", "1230",
    ][orientation - 1]
    #expect(cornerColours(of: frame) == order.map { ["red", "green", "blue", "yellow"][$0.wholeNumberValue ?? 0] })
    let expected = orientation > 4 ? PixelSize(width: 80, height: 120) : PixelSize(width: 120, height: 80)
    #expect(opened.facts.size == expected)
    #expect(PixelSize(width: frame.width, height: frame.height) == expected)
  }

  @Test(arguments: [
    (1_000, 1), (1_919, 1), (1_920, 2), (3_000, 2), (3_840, 4), (4_032, 4), (7_680, 8), (9_000, 8),
  ])
  func largePicturesAreReduced(longSide: Int, scale: Int) throws {
    let scene = TestScene.plain(width: longSide, height: 16, red: 90, green: 120, blue: 150)
    for suffix in [".jpg", ".png"] {
      let picture = try TestFile(scene, as: suffix).opened().picture.get()
      #expect(picture.scale == scale)
      #expect(abs(picture.frame.width - longSide / scale) <= 1)
      #expect(picture.nativeSize == PixelSize(width: longSide, height: 16))
    }
  }

  @Test func reducedFramesShowTheSamePicture() throws {
    let scene = try TestScene.patches(width: 2_000, height: 1_500)
    let half = try scene.resized(by: 0.5)
    for suffix in [".jpg[Q=95]", ".png", ".webp[Q=95]"] {
      let frame = try TestFile(scene, as: suffix).opened().picture.get().frame
      #expect(meanDifference(frame, half) < 4, "\(suffix)")
    }
  }

  @Test func transparencyBecomesWhite() throws {
    let scene = TestScene.plain(width: 40, height: 40, red: 200, green: 0, blue: 0)
    for suffix in [".png", ".webp[lossless=true]"] {
      let file = try TestFile(scene, as: suffix) { picture in
        try picture.operation("bandjoin_const", ["c": "0"])
      }
      let frame = try file.opened().picture.get().frame
      #expect(frame.bytes.allSatisfy { $0 == 255 }, "\(suffix)")
    }
  }

  @Test(arguments: [
    ("16 bits a sample", "rgb16", ".png"), ("16-bit grey", "grey16", ".png"), ("grey", "b-w", ".jpg[Q=95]"),
    ("CMYK", "cmyk", ".jpg[Q=95]"),
  ])
  func otherColoursBecomeSRGB(name: String, space: String, suffix: String) throws {
    let scene = TestScene.plain(width: 40, height: 40, red: 120, green: 120, blue: 120)
    let file = try TestFile(scene, as: suffix) { try $0.operation("colourspace", ["space": space]) }
    let frame = try file.opened().picture.get().frame
    // The grey of CMYK goes through two profiles and comes back a little off.
    #expect(meanDifference(frame, scene) < 12, "\(name)")
  }

  @Test func palettesBecomeSRGB() throws {
    let scene = TestScene.quarters(width: 64, height: 64)
    let frame = try TestFile(scene, as: ".png[palette=true]").opened().picture.get().frame
    #expect(meanDifference(frame, scene) < 3)
  }

  @Test func aForeignColourProfileIsConverted() throws {
    let scene = TestScene.plain(width: 40, height: 40, red: 200, green: 80, blue: 80)
    let frame = try TestFile(scene, as: ".jpg[Q=100,profile=p3]").opened().picture.get().frame
    // The same numbers mean a stronger red in Display P3.
    #expect(frame.bytes[0] >= 206)
    #expect(frame.bytes[1] <= 76)
  }

  @Test func aProfileThatSaysSRGBChangesNothing() throws {
    let scene = TestScene.plain(width: 40, height: 40, red: 200, green: 80, blue: 80)
    let frame = try TestFile(scene, as: ".png[profile=srgb]").opened().picture.get().frame
    #expect(frame.bytes == scene.bytes)
  }

  @Test(arguments: [0, 4, 127, 132, 600])
  func aBrokenProfileIsIgnored(length: Int) throws {
    let scene = TestScene.plain(width: 40, height: 40, red: 200, green: 80, blue: 80)
    let profile = [UInt8](repeating: 0x7F, count: length)
    let frame = try TestFile(scene, as: ".png", blobs: ["icc-profile-data": profile]).opened().picture.get().frame
    #expect(frame.bytes == scene.bytes)
  }

  @Test func anAnimationGivesItsFirstPicture() throws {
    let first = TestScene.plain(width: 32, height: 20, red: 200, green: 40, blue: 40)
    let second = TestScene.plain(width: 32, height: 20, red: 40, green: 200, blue: 40)
    let strip = Pixels(width: 32, height: 40, bytes: first.bytes + second.bytes)
    let file = try TestFile(strip, as: ".webp[lossless=true,page-height=20]")
    let frame = try file.opened().picture.get().frame
    #expect(frame.height == 20)
    #expect(meanDifference(frame, first) < 2)
  }

  @Test(arguments: [".jpg", ".jpg[interlace=true]", ".png", ".webp", ".heic"], [0.3, 0.6, 0.95])
  func aFileCutShortIsNoPicture(suffix: String, share: Double) throws {
    let whole = try TestFile(TestScene.patches(width: 400, height: 400), as: suffix)
    _ = try whole.opened().picture.get()
    #expect(throws: DecodingFault.truncated) { try whole.cut(to: share).opened().picture.get() }
  }

  @Test func aTurnInPNGIsPutRight() throws {
    let stored = TestScene.quarters(width: 120, height: 80)
    let exif = Array("Exif\0\0II*\0\u{8}\0\0\0\u{1}\0\u{12}\u{1}\u{3}\0\u{1}\0\0\0\u{6}\0\0\0\0\0\0\0".utf8)
    let opened = try TestFile(stored, as: ".png", blobs: ["exif-data": exif]).opened()
    #expect(opened.facts.orientation == Orientation(exif: 6))
    #expect(try cornerColours(of: opened.picture.get().frame) == ["yellow", "red", "green", "blue"])
  }

  @Test func halfAJPEGWithAnEndMarkerIsUnreadable() throws {
    var file = try TestFile(TestScene.patches(width: 400, height: 400), as: ".jpg").cut(to: 0.5)
    file.bytes += [0xFF, 0xD9]
    guard case .failure(.unreadable) = try file.opened().picture else {
      Issue.record("half a JPEG was decoded")
      return
    }
  }

  @Test func harmlessOdditiesOfAJPEGAreRead() throws {
    var file = try TestFile(TestScene.patches(width: 64, height: 64), as: ".jpg")
    // Junk before the quantisation tables, which libjpeg warns of and skips.
    let tables = try #require(
      file.bytes.indices.dropLast().first { file.bytes[$0] == 0xFF && file.bytes[$0 + 1] == 0xDB })
    file.bytes.insert(contentsOf: [0x00, 0x01, 0x02], at: tables)
    _ = try file.opened().picture.get()
  }

  @Test func brokenBytesAreUnreadable() throws {
    var file = try TestFile(TestScene.patches(width: 200, height: 200), as: ".png")
    for index in 1_000..<1_200 { file.bytes[index] ^= 0x5A }
    guard case .failure(.unreadable(let detail)) = try file.opened().picture else {
      Issue.record("a PNG with a broken middle was decoded")
      return
    }
    #expect(!detail.isEmpty)
  }

  @Test func tooManyPixelsAreRefusedByTheHeader() throws {
    var file = try TestFile(TestScene.plain(width: 16, height: 16, red: 1, green: 2, blue: 3), as: ".jpg")
    file.setJPEGSize(width: 12_000, height: 9_000)
    let opened = try file.opened()
    #expect(opened.facts.size == PixelSize(width: 12_000, height: 9_000))
    #expect(throws: DecodingFault.tooManyPixels(width: 12_000, height: 9_000)) { try opened.picture.get() }
  }

  @Test func aLargeProgressivePictureIsRefusedWhereABaselineOneIsNot() throws {
    let scene = TestScene.plain(width: 16, height: 16, red: 1, green: 2, blue: 3)
    var progressive = try TestFile(scene, as: ".jpg[interlace=true]")
    progressive.setJPEGSize(width: 9_000, height: 9_000)
    #expect(throws: DecodingFault.needsTooMuchMemory(width: 9_000, height: 9_000)) {
      try progressive.opened().picture.get()
    }
    var baseline = try TestFile(scene, as: ".jpg")
    baseline.setJPEGSize(width: 9_000, height: 9_000)
    // Not refused, but its pixels are not there.
    guard case .failure(.unreadable) = try baseline.opened().picture else {
      Issue.record("a JPEG with nearly all of its pixels missing was decoded")
      return
    }
  }

  @Test func aJPEGOfEndlessScansIsRefused() throws {
    var file = try TestFile(TestScene.patches(width: 64, height: 64), as: ".jpg[interlace=true]")
    let last = try #require(
      file.bytes.indices.dropLast().last { file.bytes[$0] == 0xFF && file.bytes[$0 + 1] == 0xDA })
    let scan = file.bytes[last..<file.bytes.count - 2]
    file.bytes.insert(contentsOf: repeatElement(scan, count: 120).joined(), at: last)
    guard case .failure(.unreadable(let detail)) = try file.opened().picture else {
      Issue.record("a JPEG of more than 120 scans was decoded")
      return
    }
    #expect(detail.contains("scans"))
  }

  /// Sixteen chunks of ten kilobytes could each inflate to ten megabytes, and would before the first pixel is asked for.
  @Test(arguments: ["zTXt", "iTXt"])
  func aPNGOfMuchCompressedTextIsRefused(type: String) throws {
    var file = try TestFile(TestScene.patches(width: 64, height: 64), as: ".png")
    let text = Array("note\0\u{1}".utf8) + [UInt8](repeating: 0, count: 10_000)
    let length = withUnsafeBytes(of: UInt32(text.count).bigEndian) { Array($0) }
    let chunk = length + Array(type.utf8) + text + [0, 0, 0, 0]
    // After the header chunk.
    let place = 8 + 25
    file.bytes.insert(contentsOf: repeatElement(chunk, count: 16).joined(), at: place)
    #expect(throws: DecodingFault.tooMuchCompressedText(16 * text.count)) { try file.opened().picture.get() }
  }

  @Test func otherFormatsAreRefused() throws {
    for suffix in [".gif", ".tif"] {
      let file = try TestFile(TestScene.patches(width: 64, height: 64), as: suffix)
      #expect(throws: DecodingFault.unsupportedFormat) { try file.opened().picture.get() }
    }
  }

  @Test func anEmptyFileIsAnswered() throws {
    let opened = try TestFile(bytes: []).opened()
    #expect(opened.facts.byteCount == 0)
    #expect(throws: DecodingFault.empty) { try opened.picture.get() }
  }

  @Test(.timeLimit(.minutes(20))) func whatIsNoRegularFileIsAnsweredAtOnce() throws {
    try TestFolder.with { folder in
      let fifo = folder.appendingPathComponent("fifo")
      #expect(mkfifo(fifo.path, 0o600) == 0)
      let link = folder.appendingPathComponent("link")
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "nowhere")
      for url in [fifo, link, folder, folder.appendingPathComponent("missing"), URL(fileURLWithPath: "/dev/zero")] {
        let opened = PictureDecoder.open(url)
        #expect(opened.facts.byteCount == nil)
        guard case .failure(.unavailable) = opened.picture else {
          Issue.record("\(url.lastPathComponent) was opened")
          continue
        }
      }
    }
  }

  @Test func aHugeFileIsAnsweredWithoutReadingIt() throws {
    try TestFolder.with { folder in
      let url = folder.appendingPathComponent("huge.jpg")
      try Data(TestFile(TestScene.plain(width: 16, height: 16, red: 1, green: 2, blue: 3), as: ".jpg").bytes).write(
        to: url)
      let handle = try FileHandle(forWritingTo: url)
      try handle.truncate(atOffset: 80_000_000)
      try handle.close()
      let opened = PictureDecoder.open(url)
      #expect(opened.facts.byteCount == 80_000_000)
      #expect(opened.facts.format == .jpeg)
      #expect(throws: DecodingFault.tooManyBytes(80_000_000)) { try opened.picture.get() }
    }
  }
}
