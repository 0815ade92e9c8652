import PortraitMeasures
import TestPictures
import Testing

@Suite struct HeadMarginTopTests {
  @Test func aWholeHeadHasRoomAbove() throws {
    #expect(try Inspected.number(HeadMarginTop.self, of: .good) > 0.2)
  }

  @Test func aCutCrownLiesOutside() throws {
    #expect(try Inspected.number(HeadMarginTop.self, of: .cutCrown) < 0)
  }
}
