import Foundation
import PictureReading

/// What the person wears or grows above the forehead.
package struct HeadgearShape: Sendable, Hashable {
  /// From the top of the face mesh to the crown, in mesh heights.
  package let height: Double
  /// The widest row of the person above the forehead over the width at the eyes; over 1 hair seldom is, a brim always.
  package let breadth: Double
  /// The share of what is above the forehead whose hue no hair has.
  package let oddShare: Double

  package init(height: Double, breadth: Double, oddShare: Double) {
    self.height = height
    self.breadth = breadth
    self.oddShare = oddShare
  }

  /// What a classifier takes of it, none beyond what a picture can show.
  package var values: [Double] { [min(max(height, -0.5), 1.5), min(breadth, 2.5), oddShare] }
  package static let valueCount = 3

  package init(mesh: FaceMesh, person: PersonView, head: HeadGeometry, frame: Pixels) {
    let forehead = mesh[.foreheadTop]
    let view = person.view
    let scale = view.side / Double(view.size)
    func row(_ y: Double) -> Int { max(0, min(view.size - 1, Int(view.viewPoint(Point(x: 0, y: y)).y))) }
    func width(_ row: Int) -> Double {
      Double((0..<view.size).count { person.isPerson(x: $0, y: row) }) * scale
    }
    let eyes = (mesh.leftEye.y + mesh.rightEye.y) / 2 + 0.1 * mesh.height
    let above =
      row(
        forehead.y - 0.35 * mesh.height)...max(
        row(forehead.y - 0.35 * mesh.height), row(forehead.y + 0.05 * mesh.height))
    height = (forehead.y - head.crown) / mesh.height
    breadth = (above.map(width).max() ?? 0) / max(width(row(eyes)), 0.5 * mesh.width)
    oddShare = Self.oddShare(above: forehead, mesh: mesh, person: person, head: head, frame: frame)
  }

  private static func oddShare(
    above forehead: Point, mesh: FaceMesh, person: PersonView, head: HeadGeometry, frame: Pixels
  ) -> Double {
    let step = max(1, mesh.height / 40)
    var (all, odd) = (0, 0)
    for y in stride(from: max(0, head.crown), to: forehead.y, by: step) where y < Double(frame.height) {
      for x in stride(from: forehead.x - 0.6 * mesh.width, to: forehead.x + 0.6 * mesh.width, by: step) {
        guard x >= 0, x < Double(frame.width), person.isPerson(Point(x: x, y: y)) else { continue }
        all += 1
        if frame.colour(x: Int(x), y: Int(y)).isNoHair { odd += 1 }
      }
    }
    return all == 0 ? 0 : Double(odd) / Double(all)
  }
}

extension Pixels.Colour {
  /// Hair runs from grey through brown to orange: red never falls far under green, blue never rises far above it.
  fileprivate var isNoHair: Bool {
    let redness = log((Double(red) + 8) / (Double(green) + 8))
    let blueness = log((Double(blue) + 8) / (Double(green) + 8))
    return redness < -0.06 || redness > 0.75 || blueness > 0.12 || blueness < -0.75
  }
}
