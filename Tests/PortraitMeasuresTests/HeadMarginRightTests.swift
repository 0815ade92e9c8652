import PortraitMeasures
import TestPictures
import Testing

@Suite struct HeadMarginRightTests {
  @Test func aWholeHeadHasRoomOnTheRight() throws {
    #expect(try Inspected.number(HeadMarginRight.self, of: .good) > 0.2)
  }

  @Test func theSideThatIsNotCutKeepsItsRoom() throws {
    #expect(try Inspected.number(HeadMarginRight.self, of: .cutSide) > 0.2)
  }
}
