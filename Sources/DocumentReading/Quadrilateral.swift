import Foundation
import PictureReading

/// Four corners in the order in which an upright document shows them.
package struct Quadrilateral: Sendable, Hashable {
  package var topLeft: Point
  package var topRight: Point
  package var bottomRight: Point
  package var bottomLeft: Point

  package init(topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point) {
    self.topLeft = topLeft
    self.topRight = topRight
    self.bottomRight = bottomRight
    self.bottomLeft = bottomLeft
  }

  /// For upright text.
  init(_ box: TurnedBox) {
    let corners = box.corners
    self.init(topLeft: corners[0], topRight: corners[1], bottomRight: corners[2], bottomLeft: corners[3])
  }

  func mapped(_ map: (Point) -> Point) -> Quadrilateral {
    Quadrilateral(
      topLeft: map(topLeft), topRight: map(topRight), bottomRight: map(bottomRight), bottomLeft: map(bottomLeft))
  }

  package var corners: [Point] { [topLeft, topRight, bottomRight, bottomLeft] }
  package var centre: Point { corners.reduce(Point(x: 0, y: 0), +) * 0.25 }
  /// The middle of the left side, where writing begins.
  package var leading: Point { (topLeft + bottomLeft) * 0.5 }
  package var trailing: Point { (topRight + bottomRight) * 0.5 }
  /// Along the writing: the mean of the upper and lower side.
  package var width: Double { leading.distance(to: trailing) }
  /// Across it: the mean of the left and right side.
  package var height: Double { (topLeft.distance(to: bottomLeft) + topRight.distance(to: bottomRight)) / 2 }
}

extension TurnedBox {
  /// The rectangle most like a quadrilateral, as its text is read.
  init(_ shape: Quadrilateral) {
    let way = shape.trailing - shape.leading
    self.init(
      centre: (shape.leading + shape.trailing) * 0.5, angle: atan2(way.y, way.x), length: shape.width,
      thickness: shape.height)
  }
}
