import PortraitMeasures
import TestPictures
import Testing

@Suite struct PoseYawTests {
  @Test func aFrontalPhotoLooksAhead() throws {
    #expect(abs(try Inspected.number(PoseYaw.self, of: .good) + 2.2) < 5)
  }

  @Test func aHeadTurnedBy32DegreesIsReadWithinFive() throws {
    #expect(abs(try Inspected.number(PoseYaw.self, of: .turnedHead) - 32) < 5)
  }
}
