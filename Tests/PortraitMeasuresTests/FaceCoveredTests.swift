import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceCoveredTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .dark, .darkLenses, .brimmedHat])
  func aBareMouthIsNotCovered(sample: Sample) throws {
    #expect(try Inspected.number(FaceCovered.self, of: sample) < 0.3)
  }

  @Test func aMaskIsSeen() throws {
    #expect(try Inspected.number(FaceCovered.self, of: .maskedFace) > 0.9)
  }
}
