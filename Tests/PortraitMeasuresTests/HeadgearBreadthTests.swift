import PortraitMeasures
import TestPictures
import Testing

@Suite struct HeadgearBreadthTests {
  @Test func hairIsNoWiderThanTheHead() throws {
    #expect(try Inspected.number(HeadgearBreadth.self, of: .good) < 1.16)
  }

  @Test func aBrimIs() throws {
    #expect(try Inspected.number(HeadgearBreadth.self, of: .brimmedHat) > 1.16)
  }
}
