import Foundation
import PictureReading

/// How much of the body under the chin can be seen.
enum BodyWidth {
  /// The widest row of the person under the chin, in face widths.
  ///
  /// The person mask imagines shoulders where a face was cut out on a plain ground, so pixels of the ground's own
  /// colour do not count.
  static func underChin(mesh: FaceMesh, person: PersonView, frame: Pixels) -> Double {
    let view = person.view
    let scale = view.side / Double(view.size)
    let ground = plainGround(of: frame)
    let first = Int(view.viewPoint(Point(x: 0, y: mesh[.chin].y + 0.05 * mesh.height)).y.rounded(.up))
    var widest = 0
    for row in max(0, first)..<max(0, first, view.size) {
      let y = view.framePoint(Point(x: 0, y: Double(row) + 0.5)).y
      guard y < Double(frame.height) else { break }
      let width = (0..<view.size).count { column in
        guard person.isPerson(x: column, y: row) else { return false }
        let x = view.framePoint(Point(x: Double(column) + 0.5, y: 0)).x
        guard x >= 0, y >= 0, x < Double(frame.width) else { return false }
        return ground.map { !frame.colour(x: Int(x), y: Int(y)).isLike($0) } ?? true
      }
      widest = max(widest, width)
    }
    return Double(widest) * scale / mesh.width
  }

  /// The colour of both upper corners when it is one and the same.
  private static func plainGround(of frame: Pixels) -> Pixels.Colour? {
    guard frame.width > 8, frame.height > 8 else { return nil }
    let corners = [2, frame.width - 3].map { frame.colour(x: $0, y: 2) }
    return corners[0].isLike(corners[1]) ? corners[0] : nil
  }
}

extension Pixels.Colour {
  /// Whether no channel differs by more than a JPEG's noise on a plain ground.
  func isLike(_ other: Pixels.Colour) -> Bool {
    zip([red, green, blue], [other.red, other.green, other.blue]).allSatisfy { abs(Int($0) - Int($1)) <= 6 }
  }
}
