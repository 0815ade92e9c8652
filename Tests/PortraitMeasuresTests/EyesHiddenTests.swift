import PortraitMeasures
import TestPictures
import Testing

@Suite struct EyesHiddenTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .dark, .leaning])
  func eyesThatShowAreNotHidden(sample: Sample) throws {
    #expect(try Inspected.number(EyesHidden.self, of: sample) < 0.5)
  }

  @Test(arguments: [Sample.whiteEyes, .skinOverEyes])
  func eyesWithoutADrawingAre(sample: Sample) throws {
    #expect(try Inspected.number(EyesHidden.self, of: sample) > 0.5)
  }
}
