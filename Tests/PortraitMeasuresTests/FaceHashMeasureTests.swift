import PictureReading
import PortraitMeasures
import ReviewDomain
import TestPictures
import Testing

@Suite struct FaceHashMeasureTests {
  private func hash(_ picture: Pixels) throws -> FaceHash {
    let opened = try TestFile(picture, as: ".png").opened()
    let networks = try NetworkSet(folder: networksFolder)
    let reading = FaceHashMeasure.take(PortraitSight(Observation(of: opened, for: .portrait, with: networks)))
    guard case .text(let hashes) = reading.value else {
      Issue.record("no hash")
      return FaceHash(face: PerceptualHash(words: .init()), mirrored: PerceptualHash(words: .init()))
    }
    return try #require(FaceHash(hashes))
  }

  @Test func aCopyIsFoundHoweverItWasChanged() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    let (width, height) = (picture.width, picture.height)
    let original = try hash(picture)
    let copies = [
      "mirrored": try picture.withVips { try $0.operation("flip", ["direction": "horizontal"]).pixels() },
      "cropped": try picture.cropped(x: width / 50, y: height / 50, width: width * 24 / 25, height: height * 24 / 25),
      "turned": try picture.rotated(degrees: 1),
      "padded": try picture.bordered(left: 60, right: 60, top: 60, bottom: 60, colour: [255, 255, 255]),
      "smaller": try picture.resized(by: 0.5),
    ]
    for (how, copy) in copies {
      #expect(try hash(copy).distance(to: original.face) <= 42, "\(how)")
    }
  }

  @Test func anotherPersonIsFar() throws {
    let (one, other) = try (hash(TestPortrait.frontalCream.pixels()), hash(TestPortrait.frontalWhite.pixels()))
    #expect(one.distance(to: other.face) > 55)
  }
}
