import Foundation
import PictureReading

/// Where a card lies in a picture.
package struct CardOutline: Sendable, Hashable {
  /// As the text is read: top left, top right, bottom right, bottom left; in frame pixels.
  package let corners: [Point]

  /// Millimetres of every card of the size of a bank card (ISO/IEC 7810, ID-1).
  static let (length, height) = (85.60, 53.98)
  /// Length over height.
  package static let aspect = length / height
  /// How far from that a card may seem for lying aslant to the camera, as a factor.
  private static let aspectTolerance = 1.2
  /// Each side must be an edge over at least this share of the text's extent.
  private static let leastSupport = 0.55

  /// Looks for the four edges around the text of a card: straight lines outside the text, nearly along or across it, over which the
  /// light changes in one sense, and which together have the shape of a card.
  /// - Parameter text: the extent of the card's text as it is read.
  /// - Returns: Nil where no such four edges are found, as where the card reaches out of the picture.
  package init?(around text: TurnedBox, in frame: Pixels) {
    let edges = EdgeSearch(frame: frame, text: text)
    let sides = EdgeSearch.Side.allCases.map { edges.candidates(for: $0) }
    var best: (score: Double, corners: [Point])?
    for top in sides[0] {
      for bottom in sides[1] {
        for left in sides[2] {
          for right in sides[3] {
            let support = top.support + bottom.support + left.support + right.support
            guard support > best?.score ?? 0,
              let corners = Self.corners(top: top, bottom: bottom, left: left, right: right)
            else { continue }
            let score = support - 2 * abs(log(Self.aspect(of: corners) / Self.aspect))
            if score > best?.score ?? 0 { best = (score, corners) }
          }
        }
      }
    }
    guard let best, abs(log(Self.aspect(of: best.corners) / Self.aspect)) < log(Self.aspectTolerance) else {
      return nil
    }
    corners = best.corners
  }

  private static func corners(top: Edge, bottom: Edge, left: Edge, right: Edge) -> [Point]? {
    guard min(top.support, bottom.support, left.support, right.support) >= leastSupport,
      let topLeft = top.meeting(left), let topRight = top.meeting(right),
      let bottomRight = bottom.meeting(right), let bottomLeft = bottom.meeting(left)
    else { return nil }
    return [topLeft, topRight, bottomRight, bottomLeft]
  }

  private static func aspect(of corners: [Point]) -> Double {
    let length = corners[0].distance(to: corners[1]) + corners[3].distance(to: corners[2])
    let height = corners[0].distance(to: corners[3]) + corners[1].distance(to: corners[2])
    return length / max(height, 1)
  }
}

extension TurnedBox {
  /// The extent of a document's text along and across the direction it is read in.
  /// - Returns: Nil for fewer lines than a card has.
  init?(around text: ReadText) {
    guard text.lines.count >= 3 else { return nil }
    let boxes = text.lines.map(\.box)
    let weight = boxes.map(\.length).reduce(0, +)
    let sine = boxes.map { sin($0.angle) * $0.length }.reduce(0, +) / weight
    let cosine = boxes.map { cos($0.angle) * $0.length }.reduce(0, +) / weight
    self.init(around: (boxes + text.unread).flatMap(\.corners), angle: atan2(sine, cosine))
  }
}
