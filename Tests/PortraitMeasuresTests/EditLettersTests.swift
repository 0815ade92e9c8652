import PictureReading
import PortraitMeasures
import TestPictures
import Testing

@Suite struct EditLettersTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .turnedHead, .busyBackground])
  func aPhotoWithoutWritingHasNoneOrAStrandThatLooksLikeOne(sample: Sample) throws {
    #expect(try Inspected.number(EditLetters.self, of: sample) <= 1)
  }

  @Test("what is written across a forehead is read, though brows and hair lie where it stands")
  func writingAcrossTheHeadIsRead() throws {
    #expect(try Inspected.number(EditLetters.self, of: .writtenAcross) >= 5)
  }

  @Test("a short mark in a corner is read, though as a caption it is too short")
  func aShortMarkIsRead() throws {
    #expect(try Inspected.number(EditLetters.self, of: .marked) >= 4)
    #expect(try Inspected.number(EditCaption.self, of: .marked) < 0.3)
  }
}
