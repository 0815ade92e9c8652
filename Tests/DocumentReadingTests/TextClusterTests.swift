import PictureReading
import TestPictures
import Testing

@testable import DocumentReading

/// Text that stands close together in a small part of a picture is looked at once more by itself.
@Suite struct TextClusterTests {
  private func blank(_ width: Int, _ height: Int) -> Pixels {
    Pixels(width: width, height: height, bytes: [UInt8](repeating: 255, count: 3 * width * height))
  }

  private func lines(_ boxes: (x: Double, y: Double)...) -> [TextLine] {
    boxes.map { TextLine(box: Box(x: $0.x, y: $0.y, width: 100, height: 10), score: 1) }
  }

  @Test func theClusterHasRoomForLinesThatWereMissedAndStaysInThePicture() throws {
    let found = lines((x: 20, y: 30), (x: 60, y: 60), (x: 120, y: 100))
    let box = try #require(TextCluster(found, in: blank(800, 1000))).box
    #expect(box.x == 0 && box.y == 0)
    #expect(box.maxX > 250 && box.maxX < 300)
    #expect(box.maxY > 160 && box.maxY < 200)
  }

  @Test func textAllOverThePictureOrHardlyAnyIsNone() {
    #expect(TextCluster(lines((x: 20, y: 30), (x: 60, y: 400), (x: 120, y: 900)), in: blank(800, 1000)) == nil)
    #expect(TextCluster(lines((x: 20, y: 30), (x: 60, y: 60)), in: blank(800, 1000)) == nil)
    #expect(TextCluster([], in: blank(800, 1000)) == nil)
  }

  /// Without the closer look the line of the day of issue is not found.
  @Test func aCardOnALargeSheetIsRead() throws {
    let sheet = try TestDefectPicture.specimenCard.pixels().resized(by: 0.3)
      .placed(onWidth: 1654, height: 2339, x: 150, y: 180, colour: [252, 252, 252])
    let networks = try NetworkSet(folder: networksFolder)
    let sight = DocumentSight(
      Observation(of: try TestFile(sheet, as: ".png").opened(), for: .document, with: networks), claim: nil,
      reader: try DocumentReader(networks: networks))
    let document = try sight.reading.get()
    #expect(document.numbers.map(\.value.text) == ["A223456781"])
    #expect(document.names.map(\.value) == ["好平安"])
    #expect(document.birthDate?.value.iso == "1981-01-01")
    #expect(document.issueDate?.value.iso == "2005-07-01")
  }
}
