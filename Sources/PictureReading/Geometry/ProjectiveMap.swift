/// A map between two planes as a camera makes it: lines stay lines.
@usableFromInline package struct ProjectiveMap: Sendable, Hashable {
  /// Rows of a 3 × 3 matrix for points as (x, y, 1).
  @usableFromInline let rows: [SIMD3<Double>]

  private init(rows: [SIMD3<Double>]) {
    self.rows = rows
  }

  @inlinable package func callAsFunction(_ point: Point) -> Point {
    let place = SIMD3(point.x, point.y, 1)
    let (x, y, weight) = ((rows[0] * place).sum(), (rows[1] * place).sum(), (rows[2] * place).sum())
    return Point(x: x / weight, y: y / weight)
  }

  /// The map that takes the corners of an upright rectangle with its top left corner at the origin to four places.
  ///
  /// P. Heckbert, "Fundamentals of Texture Mapping and Image Warping" (1989), section 2.2.3: the unit square to a
  /// quadrilateral.
  /// - Parameter corners: top left, top right, bottom right, bottom left; no three on one line.
  package init(width: Double, height: Double, to corners: [Point]) {
    precondition(corners.count == 4, "a rectangle has four corners")
    let (first, second, third, fourth) = (corners[0], corners[1], corners[2], corners[3])
    let (right, down) = (second - third, fourth - third)
    let bend = first - second + third - fourth
    let determinant = right.x * down.y - down.x * right.y
    let g = (bend.x * down.y - down.x * bend.y) / determinant
    let h = (right.x * bend.y - bend.x * right.y) / determinant
    rows = [
      SIMD3((second.x - first.x + g * second.x) / width, (fourth.x - first.x + h * fourth.x) / height, first.x),
      SIMD3((second.y - first.y + g * second.y) / width, (fourth.y - first.y + h * fourth.y) / height, first.y),
      SIMD3(g / width, h / height, 1),
    ]
  }

  /// The map back.
  package var inverse: ProjectiveMap {
    func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
      SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    }
    // The adjugate: a factor common to all entries makes no difference.
    let columns = [cross(rows[1], rows[2]), cross(rows[2], rows[0]), cross(rows[0], rows[1])]
    return ProjectiveMap(rows: (0..<3).map { SIMD3(columns[0][$0], columns[1][$0], columns[2][$0]) })
  }
}
