import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceMouthDetailTests {
  @Test func aBareMouthIsDrawn() throws {
    #expect(try Inspected.number(FaceMouthDetail.self, of: .good) > 0.42)
  }

  @Test func aMaskedOneIsNot() throws {
    #expect(try Inspected.number(FaceMouthDetail.self, of: .maskedFace) < 0.2)
  }
}
