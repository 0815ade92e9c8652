import DocumentReading
import PictureReading
import ReviewDomain
import TestPictures
import Testing

@Suite struct DocumentPortraitTests {
  @Test(arguments: [Sample.specimenCard, .distantCard])
  func aCardHasOne(sample: Sample) throws {
    #expect(try Inspected.value(DocumentPortrait.name, of: sample) == .flag(true))
  }

  @Test func aCoveredOneIsMissed() throws {
    #expect(try Inspected.value(DocumentPortrait.name, of: .cardWithoutPortrait) == .flag(false))
  }

  @Test func theStrongerOfTwoIsTaken() throws {
    let card = try TestDefectPicture.specimenCard.pixels()
    let portrait = try card.cropped(x: 938, y: 190, width: 320, height: 360)
    // As residence permits have it: the same face once more, larger and pale, nearer to the middle.
    let picture = try card.printed(portrait.resized(by: 1.4), x: 420, y: 330, strength: 0.5)
    let sight = try Inspected.sight(of: picture)
    let faces = sight.observation.faces
    #expect(faces.count == 2)
    #expect(faces[0].box.centre.x < 900, "the pale one is not the more prominent")
    let found = try #require(try sight.portrait.get())
    #expect(found[.noseTip].distance(to: Point(x: 1098, y: 370)) < 60)
  }

  @Test func aPictureWithoutTextIsNoDocument() throws {
    guard case .notApplicable = try Inspected.value(DocumentPortrait.name, of: .good) else {
      Issue.record("a portrait is no document's")
      return
    }
  }
}
