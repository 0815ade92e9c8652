import PortraitMeasures
import TestPictures
import Testing

@Suite struct HeadCutHairTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .tallHair, .busyBackground])
  func aWholeHeadIsNotCut(sample: Sample) throws {
    #expect(try Inspected.number(HeadCutHair.self, of: sample) == 0)
  }

  @Test func hairOnTheEdgeIsCut() throws {
    #expect(try Inspected.number(HeadCutHair.self, of: .hairAtTopEdge) > 0.14)
  }

  /// Where colours say nothing, the person mask does.
  @Test func hairInTheBackdropsColourIsLeftToTheMask() throws {
    #expect(try Inspected.number(HeadCutHair.self, of: .cutCrown) == 0)
    #expect(try Inspected.number(HeadTouchesTop.self, of: .cutCrown) > 0.75)
  }

  /// The person mask takes a few rows of backdrop for hair; the pixels of the edge do not.
  @Test func aNarrowGapIsEnough() throws {
    #expect(try Inspected.number(HeadCutHair.self, of: .narrowGapAbove) == 0)
  }
}
