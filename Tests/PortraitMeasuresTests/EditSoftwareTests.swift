import PortraitMeasures
import TestPictures
import Testing

@Suite struct EditSoftwareTests {
  private let scene = TestScene.quarters(width: 64, height: 48)

  @Test(arguments: ["Adobe Photoshop 25.1", "Snapseed 2.0", "MEITU", "iPhone 17.1.2"])
  func exifSoftwareIsTold(text: String) throws {
    let file = try TestFile(scene, as: ".jpg", texts: ["exif-ifd0-Software": text])
    #expect(EditSoftware.take(try file.sight()).value == .text(text))
  }

  @Test func xmpIsReadInEveryFormat() throws {
    let xmp = #"<x:xmpmeta><rdf:Description xmp:CreatorTool="美图秀秀"/></x:xmpmeta>"#
    for suffix in [".jpg", ".png", ".webp"] {
      let file = try TestFile(scene, as: suffix, blobs: ["xmp-data": Array(xmp.utf8)])
      #expect(EditSoftware.take(try file.sight()).value == .text("美图秀秀"), "\(suffix)")
    }
  }

  @Test func onlyPhotoshopsOwnResourcesNamePhotoshop() throws {
    let wrapping = Array("Photoshop 3.0\0".utf8)
    let version = wrapping + Array("8BIM".utf8) + [0x04, 0x21, 0, 0, 0, 0, 0, 1, 1, 0]
    let captions = wrapping + Array("8BIM".utf8) + [0x04, 0x04, 0, 0, 0, 0, 0, 1, 1, 0]
    let edited = try TestFile(scene, as: ".jpg", blobs: ["iptc-data": version])
    #expect(EditSoftware.take(try edited.sight()).value == .text("Adobe Photoshop"))
    let captioned = try TestFile(scene, as: ".jpg", blobs: ["iptc-data": captions])
    #expect(EditSoftware.take(try captioned.sight()).value == .text(""))
  }

  @Test func pngTextIsLookedUp() throws {
    let file = try TestFile(scene, as: ".png", texts: ["png-comment-0-Software": "Paint.NET 5.0"])
    #expect(EditSoftware.take(try file.sight()).value == .text("Paint.NET 5.0"))
  }

  /// One letter under a tower of accents is one character, and can be megabytes.
  @Test func aLongTextIsCut() throws {
    let tower = "Photoshop a" + String(repeating: "\u{301}", count: 100_000)
    let file = try TestFile(scene, as: ".png", texts: ["png-comment-0-Software": tower])
    let reading = EditSoftware.take(try file.sight())
    guard case .text(let text) = reading.value else {
      Issue.record("no text")
      return
    }
    #expect(text.unicodeScalars.first == "P" && text.unicodeScalars.count <= 200)
    #expect(reading.evidence.unicodeScalars.count < 300)
  }

  @Test func theEvidenceQuotesTheFile() throws {
    let file = try TestFile(scene, as: ".jpg", texts: ["exif-ifd0-Software": "Snapseed 2.0"])
    #expect(EditSoftware.take(try file.sight()).evidence == #"exif.Software says "Snapseed 2.0""#)
  }

  @Test func aPlainPictureNamesNobody() throws {
    #expect(EditSoftware.take(try TestFile(scene, as: ".jpg").sight()).value == .text(""))
  }

  @Test func withoutAPictureItDoesNotApply() throws {
    for file in try TestFile.withoutPicture() {
      guard case .notApplicable = EditSoftware.take(try file.sight()).value else {
        Issue.record("an editor of a file that is no picture")
        continue
      }
    }
  }
}
