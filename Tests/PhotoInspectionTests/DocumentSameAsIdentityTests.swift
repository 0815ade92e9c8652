import PhotoInspection
import ReviewDomain
import TestPictures
import Testing

@Suite struct DocumentSameAsIdentityTests {
  private func distance(_ observation: Observation) -> Double? {
    guard case .number(let bits) = DocumentSameAsIdentity.take(observation).value else { return nil }
    return bits
  }

  @Test func theSamePictureTwiceIsNear() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    #expect(distance(try picture.observed(beside: picture)) == 0)
    let copy = try picture.resized(by: 0.5).recompressed(quality: 40)
    #expect(try #require(distance(try picture.observed(beside: copy))) < 20)
  }

  @Test func theSamePictureTurnedIsNear() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    #expect(try #require(distance(try picture.observed(beside: picture.turned(.left)))) < 20)
  }

  @Test func differentPicturesAreFar() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    #expect(try #require(distance(try picture.observed(beside: TestPortrait.frontalWhite.pixels()))) > 40)
    #expect(try #require(distance(try picture.observed(beside: TestScene.patches(width: 300, height: 200)))) > 60)
  }

  @Test func withoutTwoPicturesItDoesNotApply() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    #expect(distance(try picture.observed()) == nil)
    let unread = Observation(
      file: try TestFile(picture, as: ".jpg").opened().facts, picture: .success(DecodedPicture(frame: picture)),
      otherUpload: OtherUpload(hash: nil))
    guard case .notApplicable = DocumentSameAsIdentity.take(unread).value else {
      Issue.record("compared with a picture that could not be read")
      return
    }
  }
}
