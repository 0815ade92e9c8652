import PictureReading
import TestPictures
import Testing

@Suite struct ImageTurnedTests {
  private let scene = TestScene.quarters(width: 64, height: 48)

  @Test(arguments: [(1, 0.0), (2, 0), (3, 180), (4, 180), (5, 90), (6, 90), (7, 270), (8, 270)])
  func exifTurnsAreCounted(orientation: Int, degrees: Double) throws {
    let reading = ImageTurned.take(try TestFile(scene, as: ".jpg", orientation: orientation).observed())
    #expect(reading.value == .number(degrees))
    #expect(reading.evidence.contains("mirrored") == [2, 4, 5, 7].contains(orientation))
  }

  @Test func turnsByTheFaceAreAddedAndNamed() throws {
    let opened = try TestFile(scene, as: ".jpg", orientation: 8).opened()
    let turned = try opened.picture.get().turned(.half)
    let reading = ImageTurned.take(Observation(file: opened.facts, picture: .success(turned)))
    #expect(reading.value == .number(90))
    #expect(reading.evidence == "270° by EXIF, 180° by its face")
  }

  @Test func withoutAPictureItDoesNotApply() throws {
    for file in try TestFile.withoutPicture() {
      guard case .notApplicable = ImageTurned.take(try file.observed()).value else {
        Issue.record("a file that is no picture was turned")
        continue
      }
    }
  }
}
