import PictureReading
import PortraitMeasures
import ReviewDomain
import TestPictures
import Testing

@Suite struct ImageHashTests {
  private func hash(_ sight: PortraitSight) throws -> PerceptualHash {
    guard case .text(let text) = ImageHash.take(sight).value else {
      throw Unhashed(reading: ImageHash.take(sight))
    }
    return try #require(PerceptualHash(text))
  }

  private struct Unhashed: Error {
    let reading: Reading
  }

  @Test func itIsThePicturesOwn() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    #expect(try hash(picture.sight()) == PerceptualHash(of: picture))
  }

  @Test func copiesAreNearAndOtherPeopleFar() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    let original = try hash(picture.sight())
    let copy = try TestFile(try picture.resized(by: 0.5).recompressed(quality: 40), as: ".jpg")
    #expect(original.distance(to: try hash(copy.sight())) <= 16)
    #expect(original.distance(to: try hash(TestPortrait.frontalWhite.pixels().sight())) > 40)
  }

  @Test(arguments: [3, 6, 8])
  func aCopyTurnedByEXIFIsNear(orientation: Int) throws {
    let scene = try TestPortrait.frontalCream.pixels()
    let upright = try hash(scene.sight())
    let stored = scene.turned(Orientation(exif: orientation).turn.inverse)
    let turned = try TestFile(stored, as: ".jpg", orientation: orientation)
    #expect(try hash(turned.sight()).distance(to: upright) <= 8)
  }

  @Test func withoutAPictureItDoesNotApply() throws {
    for file in try TestFile.withoutPicture() {
      guard case .notApplicable = ImageHash.take(try file.sight()).value else {
        Issue.record("a file that is no picture has a hash")
        continue
      }
    }
  }
}
