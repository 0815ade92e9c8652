import PictureReading
import TestPictures
import Testing

@Suite struct ObservationTests {
  @Test(arguments: QuarterTurn.allCases)
  func aTurnedPictureIsPutRight(turn: QuarterTurn) throws {
    let turned = try TestPortrait.frontalCream.pixels().turned(turn)
    let observation = Observation(
      of: try TestFile(turned, as: ".png").opened(), for: .portrait, with: try NetworkSet(folder: networksFolder))
    #expect(observation.pixelTurn == turn.inverse.degrees)
    #expect(observation.faces.count == 1)
    #expect(abs(try #require(observation.pose).roll) < 4)
  }
}
