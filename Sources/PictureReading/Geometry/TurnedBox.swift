import Foundation

/// A rectangle in pixels that may stand at any angle, such as the outline of a line of text.
package struct TurnedBox: Sendable, Hashable {
  package let centre: Point
  /// Of the side called length, clockwise from the picture's rows, in radians.
  package let angle: Double
  package let length: Double
  package let thickness: Double

  package init(centre: Point, angle: Double, length: Double, thickness: Double) {
    self.centre = centre
    self.angle = angle
    self.length = length
    self.thickness = thickness
  }

  /// The upright box as one, its longer side as the length.
  package init(_ box: Box) {
    let isUpright = box.height > box.width
    self.init(
      centre: box.centre, angle: isUpright ? .pi / 2 : 0, length: max(box.width, box.height),
      thickness: min(box.width, box.height))
  }

  /// The direction of the length, as a step of one pixel.
  package var along: Point { Point(x: cos(angle), y: sin(angle)) }

  /// The direction of the thickness: a quarter turn clockwise from `along`, downwards for upright text.
  package var across: Point { Point(x: -sin(angle), y: cos(angle)) }

  /// The place at these shares of length and thickness from the middle, -0.5 to 0.5 inside the box.
  package func place(_ alongShare: Double, _ acrossShare: Double) -> Point {
    centre + along * (alongShare * length) + across * (acrossShare * thickness)
  }

  /// For upright text: top left, top right, bottom right, bottom left.
  package var corners: [Point] { [place(-0.5, -0.5), place(0.5, -0.5), place(0.5, 0.5), place(-0.5, 0.5)] }

  /// The box with every side moved outwards.
  package func grown(by distance: Double) -> TurnedBox {
    TurnedBox(
      centre: centre, angle: angle, length: length + 2 * distance, thickness: thickness + 2 * distance)
  }

  /// The box with its end moved on along its length.
  package func lengthened(by distance: Double) -> TurnedBox {
    TurnedBox(
      centre: centre + along * (distance / 2), angle: angle, length: length + distance, thickness: thickness)
  }

  /// The same rectangle, its length called thickness or its ends exchanged, so that its angle is nearest to the one
  /// given.
  package func aligned(to wanted: Double) -> TurnedBox {
    let quarters = ((wanted - angle) / (.pi / 2)).rounded()
    let isSwapped = Int(quarters) % 2 != 0
    return TurnedBox(
      centre: centre, angle: angle + quarters * .pi / 2, length: isSwapped ? thickness : length,
      thickness: isSwapped ? length : thickness)
  }

  /// The box after a map that keeps angles and multiplies lengths by `scale`.
  package func moved(scale: Double, _ map: (Point) -> Point) -> TurnedBox {
    TurnedBox(centre: map(centre), angle: angle, length: length * scale, thickness: thickness * scale)
  }
}

extension TurnedBox {
  /// The smallest rectangle around points whose length runs at the given angle.
  /// - Returns: Nil without points.
  package init?(around points: [Point], angle: Double) {
    let (way, sideways) = (Point(x: cos(angle), y: sin(angle)), Point(x: -sin(angle), y: cos(angle)))
    let (along, across) = (points.map { $0.dot(way) }, points.map { $0.dot(sideways) })
    guard let left = along.min(), let right = along.max(), let top = across.min(), let bottom = across.max() else {
      return nil
    }
    self.init(
      centre: way * ((left + right) / 2) + sideways * ((top + bottom) / 2), angle: angle, length: right - left,
      thickness: bottom - top)
  }

  /// The smallest rectangle at any angle around points: one of its sides lies on a side of their convex hull. Its length is
  /// the longer side.
  /// - Returns: Nil without points.
  package init?(around points: [Point]) {
    let hull = convexHull(points)
    guard let first = hull.first else { return nil }
    var best = TurnedBox(centre: first, angle: 0, length: 0, thickness: 0)
    var bestArea = Double.infinity
    for (index, start) in hull.enumerated() {
      let end = hull[(index + 1) % hull.count]
      let angle = atan2(end.y - start.y, end.x - start.x)
      guard let box = TurnedBox(around: hull, angle: angle), box.length * box.thickness < bestArea else { continue }
      bestArea = box.length * box.thickness
      best = box
    }
    self = best.length >= best.thickness ? best : best.aligned(to: best.angle + .pi / 2)
  }
}

/// The corners of the convex hull in order (Andrew's monotone chain).
private func convexHull(_ points: [Point]) -> [Point] {
  let sorted = Set(points).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  guard sorted.count > 2 else { return sorted }
  func half(_ points: some Sequence<Point>) -> [Point] {
    var chain: [Point] = []
    for point in points {
      while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 { chain.removeLast() }
      chain.append(point)
    }
    return chain.dropLast()
  }
  return half(sorted) + half(sorted.reversed())
}

/// Positive where the way from `a` over `b` to `c` turns.
private func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
  (b - a).cross(c - a)
}
