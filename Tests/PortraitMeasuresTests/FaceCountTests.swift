import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceCountTests {
  @Test func onePersonHasOneFace() throws {
    #expect(try Inspected.number(FaceCount.self, of: .good) == 1)
  }

  @Test func twoPeopleHaveTwo() throws {
    #expect(try Inspected.number(FaceCount.self, of: .twoPeople) == 2)
  }

  @Test func anEmptySuitHasNone() throws {
    #expect(try Inspected.number(FaceCount.self, of: .emptySuit) == 0)
  }
}
