import PictureReading
import PortraitMeasures
import TestPictures
import Testing

@Suite struct EditMarkTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .turnedHead, .busyBackground])
  func aPhotoWithoutWritingHasNone(sample: Sample) throws {
    #expect(try Inspected.number(EditMark.self, of: sample) == 0)
  }

  @Test func anAddressInACornerIsAMark() throws {
    #expect(try Inspected.number(EditMark.self, of: .marked) > 0.05)
  }

  @Test("what is written over the chest or the head stands at no edge")
  func writingElsewhereIsNoMark() throws {
    #expect(try Inspected.number(EditMark.self, of: .writtenAcross) == 0)
  }
}
