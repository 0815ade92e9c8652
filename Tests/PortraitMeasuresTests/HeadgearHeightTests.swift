import PortraitMeasures
import TestPictures
import Testing

@Suite struct HeadgearHeightTests {
  @Test func hairIsLow() throws {
    #expect(try Inspected.number(HeadgearHeight.self, of: .good) < 0.6)
  }

  @Test func aHatIsHigherThanHair() throws {
    let usual = try Inspected.number(HeadgearHeight.self, of: .good)
    #expect(try Inspected.number(HeadgearHeight.self, of: .brimmedHat) > usual)
  }
}
