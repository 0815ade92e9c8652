import PortraitMeasures
import TestPictures
import Testing

@Suite struct PoseRollTests {
  @Test func aFrontalHeadIsUpright() throws {
    #expect(abs(try Inspected.number(PoseRoll.self, of: .good) - 1.3) < 3)
  }

  @Test func aPictureTurnedBy20DegreesLeansByThat() throws {
    #expect(abs(try Inspected.number(PoseRoll.self, of: .leaning) - 21.3) < 4)
  }
}
