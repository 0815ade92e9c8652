/// A point in pixels, origin at the picture's top left corner, x to the right, y down.
@usableFromInline package struct Point: Sendable, Hashable {
  @usableFromInline package var x: Double
  @usableFromInline package var y: Double

  @inlinable package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  @inlinable package static func + (left: Point, right: Point) -> Point {
    Point(x: left.x + right.x, y: left.y + right.y)
  }
  @inlinable package static func - (left: Point, right: Point) -> Point {
    Point(x: left.x - right.x, y: left.y - right.y)
  }
  @inlinable package static func * (point: Point, factor: Double) -> Point {
    Point(x: point.x * factor, y: point.y * factor)
  }

  @inlinable package func dot(_ other: Point) -> Double { x * other.x + y * other.y }
  /// Positive where `other` points to the right of this, as seen on the screen.
  @inlinable package func cross(_ other: Point) -> Double { x * other.y - y * other.x }

  @inlinable package func distance(to other: Point) -> Double {
    let difference = self - other
    return difference.dot(difference).squareRoot()
  }
}

/// An upright rectangle in pixels.
package struct Box: Sendable, Hashable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The smallest around points; nil of none.
  package init?(around points: [Point]) {
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }

  package var maxX: Double { x + width }
  package var maxY: Double { y + height }
  package var area: Double { width * height }
  package var centre: Point { Point(x: x + width / 2, y: y + height / 2) }
}
