import Foundation
import PictureReading
import PortraitMeasures
import ReviewDomain
import TestPictures
import Testing

@Suite struct FaceHashMeasureTests {
  private func hash(_ picture: Pixels) throws -> FaceHash {
    let file = try TestFile(picture, as: ".png")
    let text = try TestFolder.with { folder in
      let url = folder.appending(path: "picture.png")
      try Data(file.bytes).write(to: url)
      let inspector = try PhotoInspector(networks: networksFolder)
      return inspector.inspect(Uploads(portrait: url, identity: nil)).evidence.portrait[FaceHashMeasure.name]?.value
    }
    guard case .text(let hashes)? = text else { throw NoNumber(measure: FaceHashMeasure.name, value: .failed(why: "none")) }
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
