import PictureReading
import PortraitMeasures
import TestPictures
import Testing

@Suite struct EditCaptionTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .turnedHead, .darkLenses])
  func aPlainPhotoHasNone(sample: Sample) throws {
    #expect(try Inspected.number(EditCaption.self, of: sample) < 0.2)
  }

  @Test func aLineAcrossTheChestIsSeen() throws {
    #expect(try Inspected.number(EditCaption.self, of: .captioned) > 0.35)
  }

  @Test func aLineThatSlantsIsSeen() throws {
    let length = try Inspected.number(EditCaption.self, of: .captionedAslant)
    #expect(length > 0.3, "\(length) of the width")
  }
}
