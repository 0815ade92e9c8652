import PortraitMeasures
import TestPictures
import Testing

@Suite struct HeadgearLikelihoodTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .dark, .maskedFace, .darkLenses])
  func hairIsNoHeadgear(sample: Sample) throws {
    #expect(try Inspected.number(HeadgearLikelihood.self, of: sample) < 0.3)
  }

  @Test func aCapIs() throws {
    #expect(try Inspected.number(HeadgearLikelihood.self, of: .colouredCap) > 0.3)
  }
}
