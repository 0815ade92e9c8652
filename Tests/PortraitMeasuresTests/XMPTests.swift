import PictureReading
import PortraitMeasures
import ReviewDomain
import TestPictures
import Testing

@Suite struct XMPTests {
  private let scene = TestScene.quarters(width: 64, height: 48)

  private func file(_ packets: [String], as suffix: String = ".jpg") throws -> TestFile {
    let bytes = packets.map { "<x:xmpmeta>\($0)</x:xmpmeta>" }.joined().utf8
    return try TestFile(scene, as: suffix, blobs: ["xmp-data": Array(bytes)])
  }

  private func text(_ measure: any Measure<PortraitSight>.Type, of file: TestFile) throws -> MeasuredValue {
    measure.take(try file.sight()).value
  }

  @Test(arguments: [
    #"<a xmp:CreatorTool="BeautyPlus 7"/>"#, "<a xmp:CreatorTool='BeautyPlus 7'/>",
    "<xmp:CreatorTool>BeautyPlus 7</xmp:CreatorTool>", #"<a stEvt:softwareAgent = "BeautyPlus 7"/>"#,
  ])
  func bothQuotesAndElementsAreRead(xmp: String) throws {
    #expect(try text(EditSoftware.self, of: file([xmp])) == .text("BeautyPlus 7"))
  }

  @Test func everyPacketAndEveryEntryIsRead() throws {
    let packets = ["<a xmp:CreatorTool='Camera 1'/>", "<b stEvt:softwareAgent='One'/><b stEvt:softwareAgent='Two'/>"]
    #expect(try text(EditSoftware.self, of: file(packets)) == .text("Camera 1 | One | Two"))
  }

  @Test func whoWorkedOnAPictureThatAnotherMadeIsTold() throws {
    let history = "<b stEvt:softwareAgent='HDR+ 1.0'/><b stEvt:softwareAgent='Adobe Photoshop 25.0'/>"
    #expect(try text(EditReworked.self, of: file([history])) == .text("Adobe Photoshop 25.0"))
    let studio = "<b stEvt:softwareAgent='Adobe Photoshop 23.1'/><b stEvt:softwareAgent='Adobe Photoshop 24.0'/>"
    #expect(try text(EditReworked.self, of: file([studio])) == .text(""))
  }

  @Test func aPictureThatAModelMadeMaySaySo() throws {
    let type = #"<a ext:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>"#
    #expect(try text(EditSourceType.self, of: file([type])) == .text("trainedAlgorithmicMedia"))
    #expect(try text(EditSourceType.self, of: file([])) == .text(""))
  }

  @Test func aPacketWithoutAnEndIsReadAsFarAsItGoes() throws {
    let file = try TestFile(
      scene, as: ".jpg", blobs: ["xmp-data": Array("<x:xmpmeta><a xmp:CreatorTool='Meitu'/>".utf8)])
    #expect(try text(EditSoftware.self, of: file) == .text("Meitu"))
  }
}
