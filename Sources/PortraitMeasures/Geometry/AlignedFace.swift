import Foundation
import PictureReading

/// The main face in a small upright view, for measures of colour and light: the eyes are level and every face has one
/// size.
package struct AlignedFace: Sendable {
  /// Side of the view in pixels; it shows 2.4 mesh heights.
  package static let size = 144
  private static let reach = 2.4

  package let pixels: Pixels
  /// The mesh's points in the view's pixels.
  package let points: [Point]
  /// Between the middles of the eyes, in the view's pixels.
  package let eyeDistance: Double

  /// The part of the frame that is shown.
  package static func view(of mesh: FaceMesh) -> SquareView {
    SquareView(
      centre: mesh.middle, side: reach * mesh.height, angle: mesh.eyeAngle, size: size)
  }

  package init(mesh: FaceMesh, frame: Pixels) {
    let view = Self.view(of: mesh)
    pixels = view.crop(from: frame)
    points = mesh.points.map { view.viewPoint($0.point) }
    eyeDistance = mesh.eyeDistance * Double(Self.size) / view.side
  }

  /// The colour of a small disc.
  /// - Parameters:
  ///   - landmarks: the disc lies on the mean of these mesh points.
  ///   - radius: in eye distances.
  /// - Returns: nil where the disc lies outside the view.
  package func patch(_ landmarks: [Int], radius: Double = 0.12) -> PatchColour? {
    let sum = landmarks.reduce(Point(x: 0, y: 0)) { $0 + points[$1] }
    return PatchColour(disc(at: sum * (1 / Double(landmarks.count)), radius: radius * eyeDistance))
  }

  private func disc(at centre: Point, radius: Double) -> [Pixels.Colour] {
    var colours: [Pixels.Colour] = []
    for y in pixels.rows(from: centre.y - radius, to: centre.y + radius) {
      for x in pixels.columns(from: centre.x - radius, to: centre.x + radius) {
        let (dx, dy) = (Double(x) + 0.5 - centre.x, Double(y) + 0.5 - centre.y)
        if dx * dx + dy * dy <= radius * radius { colours.append(pixels.colour(x: x, y: y)) }
      }
    }
    return colours
  }

  /// The colours inside the outline of the face.
  package func faceColours() -> [Pixels.Colour] { colours(inside: Self.outline.map { points[$0] }) }

  /// The colours of the pixels whose middle lies inside a polygon.
  func colours(inside polygon: [Point]) -> [Pixels.Colour] {
    guard let top = polygon.map(\.y).min(), let bottom = polygon.map(\.y).max() else { return [] }
    var colours: [Pixels.Colour] = []
    for y in pixels.rows(from: top, to: bottom) {
      let height = Double(y) + 0.5
      var crossings: [Double] = []
      for (a, b) in zip(polygon, polygon.dropFirst() + polygon.prefix(1)) where (a.y > height) != (b.y > height) {
        crossings.append(a.x + (height - a.y) / (b.y - a.y) * (b.x - a.x))
      }
      crossings.sort()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        for x in pixels.columns(from: crossings[pair], to: crossings[pair + 1]) {
          colours.append(pixels.colour(x: x, y: y))
        }
      }
    }
    return colours
  }

  /// The mesh's points around the face, clockwise from the top of the forehead.
  private static let outline = [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150,
    136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ]
}

/// The median colour of a patch of skin or cloth, brightness apart from hue.
package struct PatchColour: Sendable, Hashable {
  /// Natural logarithm of red over green: about 0.3 on skin of every tone, 0 on grey.
  package var redness: Double
  /// Natural logarithm of blue over green: negative on skin, 0 on grey.
  package var blueness: Double
  /// Natural logarithm of the luma.
  package var lightness: Double

  package init(redness: Double, blueness: Double, lightness: Double) {
    self.redness = redness
    self.blueness = blueness
    self.lightness = lightness
  }

  /// Keeps logarithms of dark pixels, which are mostly noise, near one another.
  static let floor = 8.0

  /// - Returns: nil for fewer than four colours.
  init?(_ colours: [Pixels.Colour]) {
    guard colours.count >= 4 else { return nil }
    redness = median(colours.map { log((Double($0.red) + Self.floor) / (Double($0.green) + Self.floor)) })
    blueness = median(colours.map { log((Double($0.blue) + Self.floor) / (Double($0.green) + Self.floor)) })
    lightness = median(colours.map { log($0.luma + Self.floor) })
  }

  /// The median of several patches, quantity by quantity.
  package init?(medianOf patches: [PatchColour]) {
    guard !patches.isEmpty else { return nil }
    redness = median(patches.map(\.redness))
    blueness = median(patches.map(\.blueness))
    lightness = median(patches.map(\.lightness))
  }

  /// How unlike two patches are; hue counts full and brightness a third, since light falls unevenly on a face.
  package func distance(to other: PatchColour) -> Double {
    let difference = [redness - other.redness, blueness - other.blueness, 0.35 * (lightness - other.lightness)]
    return difference.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
