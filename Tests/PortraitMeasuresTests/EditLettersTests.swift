import PictureReading
import PortraitMeasures
import TestPictures
import Testing

@Suite struct EditLettersTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .turnedHead, .busyBackground])
  func aPhotoWithoutWritingHasNone(sample: Sample) throws {
    #expect(try Inspected.number(EditLetters.self, of: sample) == 0)
  }

  @Test("a short mark in a corner is read, though as a caption it is too short")
  func aShortMarkIsRead() throws {
    #expect(try Inspected.number(EditLetters.self, of: .marked) >= 4)
    #expect(try Inspected.number(EditCaption.self, of: .marked) < 0.3)
  }
}
