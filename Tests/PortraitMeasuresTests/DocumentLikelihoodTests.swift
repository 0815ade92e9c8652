import PictureReading
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

  @Test(arguments: [(0, 0.05), (6, 0.3), (10, 0.55)])
  func writingWithoutAFaceMayBeAShopSign(lines: Int, most: Double) {
    #expect(DocumentSigns(faces: 0, faceArea: 0, faceOffset: 0, textLines: lines).likelihood < most)
  }

  @Test func aPageFullOfWritingIsOne() {
    #expect(DocumentSigns(faces: 0, faceArea: 0, faceOffset: 0, textLines: 14).likelihood > 0.7)
  }

  @Test func aCrowdWithACaptionIsNoDocumentForSure() {
    func likelihood(crowd: Bool) -> Double {
      DocumentSigns(faces: crowd ? 4 : 3, faceArea: 0.01, faceOffset: 0.3, textLines: 9).likelihood
    }
    #expect(likelihood(crowd: false) > 0.9)
    #expect((0.3...0.5).contains(likelihood(crowd: true)))
  }
}
