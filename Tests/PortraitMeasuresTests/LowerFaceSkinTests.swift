import PortraitMeasures
import TestPictures
import Testing

@Suite struct LowerFaceSkinTests {
  @Test func aBareFaceHasOneColour() throws {
    #expect(try Inspected.number(LowerFaceSkin.self, of: .good) < 0.17)
  }

  @Test func aMaskHasAnother() throws {
    #expect(try Inspected.number(LowerFaceSkin.self, of: .maskedFace) > 0.17)
  }

  @Test func darknessIsNoMask() throws {
    #expect(try Inspected.number(LowerFaceSkin.self, of: .dark) < 0.17)
  }
}
