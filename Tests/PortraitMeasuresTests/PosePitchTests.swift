import PortraitMeasures
import TestPictures
import Testing

@Suite struct PosePitchTests {
  @Test func aFrontalHeadIsLevel() throws {
    #expect(abs(try Inspected.number(PosePitch.self, of: .good)) < 10)
  }

  @Test func theOtherFrontalHeadIsLevel() throws {
    #expect(abs(try Inspected.number(PosePitch.self, of: .goodOnWhite)) < 10)
  }
}
