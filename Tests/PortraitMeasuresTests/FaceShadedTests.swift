import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceShadedTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .litFromOneSide])
  func lightFromTheFrontOrAsideIsNot(sample: Sample) throws {
    #expect((0.7...1.3).contains(try Inspected.number(FaceShaded.self, of: sample)))
  }

  @Test func lightFromAboveIs() throws {
    #expect(try Inspected.number(FaceShaded.self, of: .litFromAbove) < 0.55)
  }
}
