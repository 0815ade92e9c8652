import PictureReading
import PortraitMeasures
import ReviewDomain
import TestPictures
import Testing

@Suite struct DocumentSameAsIdentityTests {
  private func distance(_ sight: PortraitSight) -> Double? {
    guard case .number(let bits) = DocumentSameAsIdentity.take(sight).value else { return nil }
    return bits
  }

  @Test func theSamePictureTwiceIsNear() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    #expect(distance(try picture.sight(beside: picture)) == 0)
    let copy = try picture.resized(by: 0.5).recompressed(quality: 40)
    #expect(try #require(distance(try picture.sight(beside: copy))) < 20)
  }

  @Test func theSamePictureTurnedIsNear() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    #expect(try #require(distance(try picture.sight(beside: picture.turned(.left)))) < 20)
  }

  @Test func differentPicturesAreFar() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    #expect(try #require(distance(try picture.sight(beside: TestPortrait.frontalWhite.pixels()))) > 40)
    #expect(try #require(distance(try picture.sight(beside: TestScene.patches(width: 300, height: 200)))) > 60)
  }

  @Test func withoutTwoPicturesItDoesNotApply() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    #expect(distance(try picture.sight()) == nil)
    let unread = PortraitSight(try picture.observed(), beside: OtherUpload(hash: nil))
    guard case .notApplicable = DocumentSameAsIdentity.take(unread).value else {
      Issue.record("compared with a picture that could not be read")
      return
    }
  }
}
