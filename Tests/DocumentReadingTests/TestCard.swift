import DocumentReading
import Foundation
import PictureReading

/// The text of a document that nobody issued, laid out as cards are, to be read as if a recogniser had seen it.
struct TestCard {
  struct Item {
    var text: String
    /// Where the line begins, and its middle, on a card 1346 wide and 877 high.
    var x: Double
    var y: Double
    var height: Double
    var probability = 0.99
    /// Of single characters, by their place; others have that of the line.
    var probabilities: [Int: Double] = [:]
    /// What else the recogniser thought of, by the character's place.
    var rivals: [Int: [ReadCharacter.Rival]] = [:]
  }

  var items: [Item]

  /// The lines as they lie, with the card placed in a picture.
  func lines(_ placement: TestPlacement = .upright) -> [ReadLine] {
    items.map { item in
      let width = item.text.reduce(0) { $0 + ($1.isASCII ? 0.45 : 0.8) } * item.height
      let (top, bottom) = (item.y - item.height / 2, item.y + item.height / 2)
      let corners = Quadrilateral(
        topLeft: placement.place(x: item.x, y: top), topRight: placement.place(x: item.x + width, y: top),
        bottomRight: placement.place(x: item.x + width, y: bottom), bottomLeft: placement.place(x: item.x, y: bottom))
      let characters = item.text.enumerated().map {
        ReadCharacter(
          $0.element, probability: item.probabilities[$0.offset] ?? item.probability,
          rivals: item.rivals[$0.offset] ?? [])
      }
      return ReadLine(characters: characters, corners: corners)
    }
  }

  func read(_ placement: TestPlacement = .upright) -> ReadDocument { ReadDocument(lines: lines(placement)) }

  /// The card with the text of the line that begins with `old` changed.
  func replacing(_ old: String, with new: String) -> TestCard {
    TestCard(
      items: items.map { item in
        var item = item
        if item.text == old { item.text = new }
        return item
      })
  }

  func without(_ texts: String...) -> TestCard { TestCard(items: items.filter { !texts.contains($0.text) }) }

  func adding(_ items: [Item]) -> TestCard { TestCard(items: self.items + items) }
}

/// Where a card lies in a picture.
struct TestPlacement {
  /// Clockwise, in degrees.
  var angle = 0.0
  var scale = 1.0
  /// How much smaller the card's right side appears than its left one, as a share.
  var keystone = 0.0

  static let upright = TestPlacement()

  func place(x: Double, y: Double) -> Point {
    let depth = 1 / (1 + keystone * x / 1346)
    let flat = Point(x: x * depth, y: (y - 438) * depth) * scale
    let radians = angle * .pi / 180
    let (sine, cosine) = (sin(radians), cos(radians))
    return Point(x: 800 + flat.x * cosine - flat.y * sine, y: 800 + flat.x * sine + flat.y * cosine)
  }
}
