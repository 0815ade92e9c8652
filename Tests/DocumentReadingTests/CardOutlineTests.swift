import DocumentReading
import Foundation
import PictureReading
import TestPictures
import Testing

@Suite struct CardOutlineTests {
  /// Where the card lies in the scanned specimen.
  private let scanned = [
    Point(x: 35, y: 29), Point(x: 1314, y: 28), Point(x: 1315, y: 834), Point(x: 36, y: 835),
  ]

  private func flat(_ pixels: Pixels) throws -> FlatDocument? {
    let networks = try NetworkSet(folder: networksFolder)
    let lines = try networks.textLines(in: pixels, look: .reading)
    return FlatDocument(
      text: try networks.read(lines, in: DecodedPicture(frame: pixels)), frame: pixels)
  }

  @Test func theCornersOfAScannedCardAreFound() throws {
    let document = try #require(try flat(TestDefectPicture.specimenCard.pixels()))
    #expect(document.hasCorners)
    for (found, wanted) in zip(document.corners, scanned) {
      #expect(found.distance(to: wanted) < 10, "\(found) instead of \(wanted)")
    }
  }

  @Test func cornersComeInReadingOrder() throws {
    let card = try TestDefectPicture.specimenCard.pixels()
    let document = try #require(try flat(card.turned(.half)))
    #expect(document.hasCorners)
    for (found, wanted) in zip(document.corners, scanned) {
      let turned = Point(x: Double(card.width) - wanted.x, y: Double(card.height) - wanted.y)
      #expect(found.distance(to: turned) < 10, "\(found) instead of \(turned)")
    }
  }

  @Test func aCardInTheHandIsFlattened() throws {
    let picture = try TestDefectPicture.heldCard.pixels()
    let document = try #require(try flat(picture))
    #expect(document.hasCorners)
    #expect(document.place(of: document.corners[0]).distance(to: Point(x: 0, y: 0)) < 1e-6)
    #expect(document.place(of: document.corners[2]).distance(to: Point(x: 856, y: 539.8)) < 1e-6)
    let pixels = document.pixels(of: picture, width: 428)
    #expect(pixels.width == 428 && pixels.height == 270)
  }

  @Test func aPortraitHasNone() throws {
    #expect(try flat(TestPortrait.frontalCream.pixels()) == nil)
  }
}
