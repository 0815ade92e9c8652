import PortraitMeasures
import TestPictures
import Testing

@Suite struct HeadMarginLeftTests {
  @Test func aWholeHeadHasRoomOnTheLeft() throws {
    #expect(try Inspected.number(HeadMarginLeft.self, of: .good) > 0.2)
  }

  @Test func aFaceCutThroughTheEyeLiesOutside() throws {
    #expect(try Inspected.number(HeadMarginLeft.self, of: .cutSide) < 0)
  }
}
