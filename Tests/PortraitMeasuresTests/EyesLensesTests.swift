import PortraitMeasures
import TestPictures
import Testing

@Suite struct EyesLensesTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .dark, .maskedFace, .brimmedHat])
  func bareEyesAreNotBehindLenses(sample: Sample) throws {
    #expect(try Inspected.number(EyesLenses.self, of: sample) < 0.35)
  }

  @Test func darkLensesAreSeen() throws {
    #expect(try Inspected.number(EyesLenses.self, of: .darkLenses) > 0.9)
  }
}
