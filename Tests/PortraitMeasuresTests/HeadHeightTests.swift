import PortraitMeasures
import TestPictures
import Testing

@Suite struct HeadHeightTests {
  @Test(arguments: [(Sample.good, TestPortrait.frontalCream), (.goodOnWhite, .frontalWhite)])
  func isWithinFourHundredthsOfTheTruth(sample: Sample, portrait: TestPortrait) throws {
    let truth = (portrait.truth.chin.y - portrait.truth.top) / 1024
    #expect(abs(try Inspected.number(HeadHeight.self, of: sample) / truth - 1) < 0.04)
  }

  @Test func aDistantPersonHasASmallHead() throws {
    #expect(try Inspected.number(HeadHeight.self, of: .distantPerson) < 0.12)
  }

  @Test func withoutAFaceItDoesNotApply() throws {
    #expect(try Inspected.value(HeadHeight.name, of: .emptySuit) == .notApplicable(why: "no face was found"))
  }
}
