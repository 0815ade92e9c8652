import PortraitMeasures
import TestPictures
import Testing

/// Chin and crown where they are hard to see. The good portrait's head takes `usual` of its height.
@Suite struct CrownTests {
  private let usual = (TestPortrait.frontalCream.truth.chin.y - TestPortrait.frontalCream.truth.top) / 1024

  @Test func aBusyBackgroundIsNotTheHead() throws {
    #expect(abs(try Inspected.number(HeadHeight.self, of: .busyBackground) / usual - 1) < 0.1)
  }

  @Test func whiteHairOrClothOnWhiteIsFound() throws {
    let truth = TestPortrait.frontalWhite.truth
    let height = (truth.chin.y - truth.top) / 1024
    #expect(abs(try Inspected.number(HeadHeight.self, of: .goodOnWhite) / height - 1) < 0.05)
  }

  @Test(arguments: [Sample.tallHair, .brimmedHat])
  func tallHairAndHatsBelongToTheHead(sample: Sample) throws {
    #expect(try Inspected.number(HeadgearHeight.self, of: sample) > Inspected.number(HeadgearHeight.self, of: .good))
  }

  @Test func tallHairIsNotCropped() throws {
    #expect(try Inspected.number(HeadTouchesTop.self, of: .tallHair) < 0.6)
  }

  @Test func hairAtTheTopEdgeIsSeen() throws {
    #expect(try Inspected.number(HeadTouchesTop.self, of: .hairAtTopEdge) > 0.6)
  }
}
