import Foundation

/// A turned square of the frame that is handed to a network at a fixed size: the map between the two.
@usableFromInline package struct SquareView: Sendable, Hashable {
  /// The square's middle in frame pixels; it may lie so that the square reaches outside the frame.
  @usableFromInline package let centre: Point
  /// The square's side in frame pixels.
  @usableFromInline package let side: Double
  /// Clockwise turn of the square in radians: a head leaning to the right by this angle stands upright in the view.
  package let angle: Double
  /// The side in pixels of the view.
  @usableFromInline package let size: Int
  /// Of `angle`: points are mapped far more often than views are made.
  @usableFromInline let cosine: Double
  @usableFromInline let sine: Double

  package init(centre: Point, side: Double, angle: Double, size: Int) {
    self.centre = centre
    self.side = side
    self.angle = angle
    self.size = size
    cosine = cos(angle)
    sine = sin(angle)
  }

  /// A point of the view (in its pixels, 0…size) in frame pixels.
  @inlinable package func framePoint(_ point: Point) -> Point {
    let scale = side / Double(size)
    let x = (point.x - Double(size) / 2) * scale
    let y = (point.y - Double(size) / 2) * scale
    return Point(x: centre.x + x * cosine - y * sine, y: centre.y + x * sine + y * cosine)
  }

  /// A point of the frame in the view's pixels.
  @inlinable package func viewPoint(_ point: Point) -> Point {
    let scale = Double(size) / side
    let x = (point.x - centre.x) * scale
    let y = (point.y - centre.y) * scale
    return Point(
      x: x * cosine + y * sine + Double(size) / 2, y: -x * sine + y * cosine + Double(size) / 2)
  }
}
