import PortraitMeasures
import TestPictures
import Testing

@Suite struct HeadMarginBottomTests {
  @Test func aHalfBodyHasRoomUnderTheChin() throws {
    #expect(try Inspected.number(HeadMarginBottom.self, of: .good) > 0.5)
  }

  @Test func aCutChinLiesOutside() throws {
    #expect(try Inspected.number(HeadMarginBottom.self, of: .cutChin) < 0.05)
  }
}
