import PortraitMeasures
import TestPictures
import Testing

@Suite struct HeadTouchesTopTests {
  @Test func aWholeHeadIsNotOnTheEdge() throws {
    #expect(try Inspected.number(HeadTouchesTop.self, of: .good) == 0)
  }

  @Test func aCutCrownCoversTheEdge() throws {
    #expect(try Inspected.number(HeadTouchesTop.self, of: .cutCrown) > 0.6)
  }
}
