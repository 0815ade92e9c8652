import PictureReading
import TestPictures
import Testing

@testable import DocumentReading

/// Text that stands close together in a small part of a picture is looked at once more by itself.
@Suite struct TextClusterTests {
  private let frame = Pixels.blank(width: 800, height: 1000)

  private func lines(_ boxes: (x: Double, y: Double)...) -> [TextLine] {
    boxes.map { TextLine(box: Box(x: $0.x, y: $0.y, width: 100, height: 10), score: 1) }
  }

  @Test func theClusterHasRoomForLinesThatWereMissedAndStaysInThePicture() throws {
    let found = lines((x: 20, y: 30), (x: 60, y: 60), (x: 120, y: 100))
    let box = try #require(TextCluster(found, in: frame)).box
    #expect(box.x == 0 && box.y == 0)
    #expect(box.maxX > 250 && box.maxX < 300)
    #expect(box.maxY > 160 && box.maxY < 200)
  }

  @Test func textAllOverThePictureOrHardlyAnyIsNone() {
    #expect(TextCluster(lines((x: 20, y: 30), (x: 60, y: 400), (x: 120, y: 900)), in: frame) == nil)
    #expect(TextCluster(lines((x: 20, y: 30), (x: 60, y: 60)), in: frame) == nil)
    #expect(TextCluster([], in: frame) == nil)
  }

  /// Without the closer look the line of the day of issue is not found.
  @Test func aCardOnALargeSheetIsRead() throws {
    let sheet = try TestDefectPicture.specimenCard.pixels().resized(by: 0.3)
      .placed(onWidth: 1654, height: 2339, x: 150, y: 180, colour: [252, 252, 252])
    let document = try Inspected.sight(of: sheet).reading.get()
    #expect(document.numbers.map(\.value.text) == ["A223456781"])
    #expect(document.names.map(\.value) == ["好平安"])
    #expect(document.birthDate?.value.iso == "1981-01-01")
    #expect(document.issueDate?.value.iso == "2005-07-01")
  }
}
