import PortraitMeasures
import TestPictures
import Testing

@Suite struct EditSoftwareTests {
  private let scene = TestScene.quarters(width: 64, height: 48)

  @Test(arguments: [
    ("Adobe Photoshop 25.1 (Windows)", "Adobe Photoshop"), ("Snapseed 2.0", "Snapseed"), ("GIMP 2.10.34", "GIMP"),
    ("MEITU", "Meitu"), ("美圖秀秀 10.2", "Meitu"), ("iPhone 17.1.2", ""), ("Android TP1A.220624.014", ""),
    ("Microsoft Windows Photo Viewer 6.1", ""),
  ])
  func exifSoftwareIsLookedUp(text: String, editor: String) throws {
    let file = try TestFile(scene, as: ".jpg", texts: ["exif-ifd0-Software": text])
    // EXIF texts are ASCII; others reach us as question marks and name nobody.
    let expected = text.utf8.allSatisfy { $0 < 128 } ? editor : ""
    #expect(EditSoftware.take(try file.sight()).value == .text(expected))
  }

  @Test(arguments: [
    #"<rdf:Description xmp:CreatorTool="BeautyPlus 7.8"/>"#,
    "<rdf:Description><xmp:CreatorTool>BeautyPlus</xmp:CreatorTool></rdf:Description>",
    #"<rdf:li stEvt:action="saved" stEvt:softwareAgent="BeautyPlus"/>"#,
  ])
  func xmpIsLookedUp(xmp: String) throws {
    for suffix in [".jpg", ".png", ".webp"] {
      let file = try TestFile(scene, as: suffix, blobs: ["xmp-data": Array(xmp.utf8)])
      #expect(EditSoftware.take(try file.sight()).value == .text("BeautyPlus"), "\(suffix)")
    }
  }

  @Test func namesInOtherLettersAreFoundInXMP() throws {
    let xmp = #"<rdf:Description xmp:CreatorTool="美图秀秀"/>"#
    let file = try TestFile(scene, as: ".jpg", blobs: ["xmp-data": Array(xmp.utf8)])
    #expect(EditSoftware.take(try file.sight()).value == .text("Meitu"))
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
    #expect(EditSoftware.take(try file.sight()).value == .text("Paint.NET"))
  }

  /// One letter under a tower of accents is one character, and can be megabytes.
  @Test func aLongTextIsCut() throws {
    let tower = "Photoshop a" + String(repeating: "\u{301}", count: 100_000)
    let file = try TestFile(scene, as: ".png", texts: ["png-comment-0-Software": tower])
    let reading = EditSoftware.take(try file.sight())
    #expect(reading.value == .text("Adobe Photoshop") && reading.evidence.unicodeScalars.count < 300)
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
