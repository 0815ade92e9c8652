import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceUnevenTests {
  @Test func studioLightIsEven() throws {
    #expect(try Inspected.number(FaceUneven.self, of: .good) < 0.3)
  }

  @Test func lightFromOneSideIsNot() throws {
    #expect(try Inspected.number(FaceUneven.self, of: .litFromOneSide) > 0.45)
  }
}
