import PictureReading
import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceHandTests {
  @Test(arguments: [Sample.good, .goodOnWhite, .turnedHead, .maskedFace, .decorated, .busyBackground, .faceOnly])
  func aPhotoWithoutHandsHasNone(sample: Sample) throws {
    #expect(try Inspected.number(FaceHand.self, of: sample) < 0.5)
  }

  @Test func aHandAtTheCheekIsFound() throws {
    #expect(try Inspected.number(FaceHand.self, of: .handAtCheek) > 0.9)
  }

  @Test(
    "a hand counts by where it is: at the chin and beside the ear, but not on the chest",
    arguments: [
      (Point(x: 0, y: 0.6), true), (Point(x: -0.75, y: 0.1), true), (Point(x: 0.6, y: 2.6), false),
    ])
  func handsCountNearTheFace(place: Point, counts: Bool) throws {
    let networks = try NetworkSet(folder: networksFolder)
    let portrait = TestPortrait.frontalCream
    let truth = portrait.truth
    let eyes = (truth.eyes[0] + truth.eyes[1]) * 0.5
    let height = 1.6 * eyes.distance(to: truth.chin)
    let picture = try portrait.pixels().withHand(
      palm: eyes + Point(x: place.x * height, y: place.y * height), breadth: 0.45 * height)
    let seen = try Observation(of: TestFile(picture, as: ".png").opened(), for: .portrait, with: networks)
    let reading = PortraitSight(seen).reading(of: FaceHand.self)
    guard case .number(let hand) = reading.value else {
      Issue.record("no number: \(reading.evidence)")
      return
    }
    #expect((hand > 0.7) == counts, "a hand at the face by \(hand)")
  }
}
