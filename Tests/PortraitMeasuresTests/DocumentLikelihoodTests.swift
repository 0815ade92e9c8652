import PortraitMeasures
import TestPictures
import Testing

@Suite struct DocumentLikelihoodTests {
  @Test func aPortraitIsNoDocument() throws {
    #expect(try Inspected.number(DocumentLikelihood.self, of: .good) < 0.05)
  }

  @Test func aDistantPersonIsNone() throws {
    #expect(try Inspected.number(DocumentLikelihood.self, of: .distantPerson) < 0.3)
  }

  @Test func aCardIsOne() throws {
    #expect(try Inspected.number(DocumentLikelihood.self, of: .specimenCard) > 0.9)
  }

  @Test func aCardBesideAFaceLeavesADoubt() throws {
    let value = try Inspected.number(DocumentLikelihood.self, of: .heldCard)
    #expect((0.3...0.5).contains(value))
  }
}
