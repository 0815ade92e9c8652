import FaceComparison
import Foundation
import PictureReading
import ReviewDomain
import TestPictures
import Testing

@Suite struct IdentityLikenessTests {
  private let networks: NetworkSet

  init() throws {
    networks = try NetworkSet(folder: networksFolder)
  }

  private func side(_ pixels: Pixels) throws -> ComparedFaces.Side {
    let face = try #require(try networks.faces(in: pixels).first)
    return .face(try networks.mesh(of: face, in: pixels), in: DecodedPicture(frame: pixels))
  }

  private func take(
    _ photo: Pixels, _ document: Pixels, age: PortraitAge? = nil
  ) throws -> MeasuredValue {
    let faces = ComparedFaces(
      photo: try side(photo), other: try side(document), age: age, networks: networks)
    return IdentityLikeness.take(faces).value
  }

  private func number(_ value: MeasuredValue) throws -> Double {
    guard case .number(let number) = value else {
      Issue.record("\(value) is no number")
      return .nan
    }
    return number
  }

  /// As a card has it: grey, small and printed pale.
  private func printed(_ portrait: TestPortrait) throws -> Pixels {
    try portrait.pixels().resized(by: 0.35).exposed(gain: 0.85)
  }

  @Test func onePersonIsLikeItself() throws {
    #expect(try number(take(TestPortrait.frontalCream.pixels(), printed(.frontalCream))) > 0.9)
  }

  @Test func theHolderOfACardIsTold() throws {
    let samples = networksFolder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "samples/inbox/sample-01")
    let card = try PictureDecoder.open(samples.appending(path: "id-front.jpg")).picture.get().frame
    let holder = try PictureDecoder.open(samples.appending(path: "portrait.jpg")).picture.get().frame
    #expect(try number(take(holder, card)) > 0.9)
    let stranger = try PictureDecoder.open(
      samples.deletingLastPathComponent().appending(path: "sample-03/portrait.jpg")
    ).picture.get().frame
    #expect(try number(take(stranger, card)) < 0.02)
  }

  @Test func aFaceOfAFewPixelsIsNotComparable() throws {
    let value = try take(TestPortrait.frontalCream.pixels(), TestPortrait.frontalCream.pixels().resized(by: 0.14))
    #expect(value == .notApplicable(why: "not comparable: a face has only 11 pixels between the eyes"))
  }

  @Test func aChildsOldPortraitIsNotComparable() throws {
    let value = try take(
      TestPortrait.frontalCream.pixels(), printed(.frontalCream), age: PortraitAge(years: 6, since: 7))
    #expect(value == .notApplicable(why: "not comparable: the portrait is of somebody of 6, 7 years before"))
  }

  @Test func withoutAFaceThereIsNothingToCompare() throws {
    let faces = ComparedFaces(
      photo: .none(why: "there is no face on the photo"), other: try side(printed(.frontalCream)),
      age: nil,
      networks: networks)
    #expect(IdentityLikeness.take(faces).value == .notApplicable(why: "there is no face on the photo"))
  }
}
