import PortraitMeasures
import TestPictures
import Testing

@Suite struct EditCastTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .turnedHead, .dark, .bright, .litFromOneSide])
  func skinHasNone(sample: Sample) throws {
    #expect(try Inspected.number(EditCast.self, of: sample) == 0)
  }

  @Test(arguments: [Sample.underBlueFilter, .underGreenFilter])
  func aColouredFilterIsSeen(sample: Sample) throws {
    #expect(try Inspected.number(EditCast.self, of: sample) > 0.04)
  }
}
