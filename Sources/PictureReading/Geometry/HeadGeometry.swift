import Foundation

/// Where a head begins and ends, in frame pixels.
package struct HeadGeometry: Sendable, Hashable {
  /// The lowest point of the chin.
  package let chin: Double
  /// The highest point of the head with hair and hat; above the frame (negative) where the head is cut.
  package let crown: Double
  /// Whether the person mask gave the crown; otherwise it is extrapolated from the face's proportions.
  package let crownFromMask: Bool
  /// The sides of the face with the ears, long hair left out.
  package let left: Double
  package let right: Double
  /// How much of the frame's top edge, in face widths, is covered by the person above the face.
  package let topEdgeCover: Double
  package let frameWidth: Double
  package let frameHeight: Double

  package init(
    chin: Double, crown: Double, crownFromMask: Bool, left: Double, right: Double, topEdgeCover: Double,
    frameWidth: Double, frameHeight: Double
  ) {
    self.chin = chin
    self.crown = crown
    self.crownFromMask = crownFromMask
    self.left = left
    self.right = right
    self.topEdgeCover = topEdgeCover
    self.frameWidth = frameWidth
    self.frameHeight = frameHeight
  }

  /// Crown to chin in frame pixels.
  package var height: Double { chin - crown }
  /// The distance of each side from the frame's border in head heights; negative where it lies outside.
  package var marginTop: Double { crown / height }
  package var marginBottom: Double { (frameHeight - chin) / height }
  package var marginLeft: Double { left / height }
  package var marginRight: Double { (frameWidth - right) / height }

  /// From the top of the mesh to the crown with hair, in mesh heights: less than on nine heads of ten.
  private static let crownAboveMesh = 0.32
  /// A row of the mask still belongs to the head while it covers this share of a face width.
  private static let narrowestRow = 0.12
  /// Hair and hats are looked for this far to each side of the face's middle, in face widths.
  private static let reach = 0.75
  /// The top edge counts as covered when any mask row within this share of a face height under it is.
  private static let edgeDepth = 0.02

  /// Measures a head from the mesh and the person mask around it.
  package init(mesh: FaceMesh, person: PersonView?, frame: Pixels) {
    let forehead = mesh[.foreheadTop]
    let xs = mesh.points.map(\.x)
    let usual = forehead.y - Self.crownAboveMesh * mesh.height
    let top = person.map { Self.topOfMask($0, forehead: forehead, mesh: mesh, frame: frame) }
    let cover = top?.edgeCover ?? 0
    frameWidth = Double(frame.width)
    frameHeight = Double(frame.height)
    chin = mesh[.chin].y
    left = xs.min() ?? 0
    right = xs.max() ?? 0
    topEdgeCover = cover
    if let row = top?.crown, row < forehead.y + 0.02 * mesh.height {
      crownFromMask = true
      // Where the mask runs into the edge, the head goes on above it as far as heads usually do.
      crown = cover > 0 && row < Self.edgeDepth * mesh.height * 2 ? min(0, usual) : row
    } else {
      crownFromMask = false
      crown = usual
    }
  }

  /// Walks up the mask from the upper face until no person is left.
  private static func topOfMask(
    _ person: PersonView, forehead: Point, mesh: FaceMesh, frame: Pixels
  ) -> (crown: Double?, edgeCover: Double) {
    let view = person.view
    let scale = view.side / Double(view.size)
    func column(_ x: Double) -> Int { Int(view.viewPoint(Point(x: x, y: 0)).x.rounded(.down)) }
    let first = max(0, column(max(0, forehead.x - reach * mesh.width)))
    let last = min(view.size - 1, column(min(Double(frame.width) - 1, forehead.x + reach * mesh.width)))
    guard first <= last else { return (nil, 0) }
    func width(_ row: Int) -> Double {
      Double((first...last).count { person.isPerson(x: $0, y: row) }) * scale / mesh.width
    }
    func top(_ row: Int) -> Double { view.framePoint(Point(x: 0, y: Double(row))).y }

    let start = forehead.y + 0.3 * (mesh[.chin].y - forehead.y)
    var row = min(view.size - 1, Int(view.viewPoint(Point(x: 0, y: start)).y))
    var crown: Double?
    while row >= 0, top(row) + scale / 2 >= 0, width(row) >= narrowestRow {
      crown = top(row)
      row -= 1
    }

    let depth = max(2.5 * scale, edgeDepth * mesh.height)
    let edgeRows = (0..<view.size).filter { (0..<depth).contains(top($0) + scale / 2) }
    return (crown, edgeRows.map(width).max() ?? 0)
  }
}
