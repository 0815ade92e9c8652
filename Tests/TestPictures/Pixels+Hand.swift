import Foundation
import PictureReading

extension Pixels {
  /// With an open hand in front, its fingers spread.
  /// - Parameters:
  ///   - palm: the palm's middle.
  ///   - breadth: of the palm in pixels; the hand is about three times as long.
  ///   - angle: clockwise lean of the fingers in radians; 0 points upwards.
  package func withHand(palm: Point, breadth: Double, angle: Double = 0) -> Pixels {
    var bytes = bytes
    let reach = 2 * breadth
    for y in max(0, Int(palm.y - reach))..<max(0, min(height, Int(palm.y + reach))) {
      for x in max(0, Int(palm.x - reach))..<max(0, min(width, Int(palm.x + reach))) {
        let away = (Point(x: Double(x), y: Double(y)) - palm) * (1 / breadth)
        let place = Point(
          x: away.x * cos(angle) + away.y * sin(angle), y: -away.x * sin(angle) + away.y * cos(angle))
        let depth = Finger.all.map { $0.depth(of: place) }.max() ?? 0
        guard depth > 0 else { continue }
        // Skin is darker where it turns away, which is what divides the fingers.
        let light = min(1, 0.7 + 0.3 * depth / Finger.roundness)
        for (channel, skin) in [214.0, 160, 130].enumerated() {
          bytes[3 * (y * width + x) + channel] = UInt8(skin * light)
        }
      }
    }
    return Pixels(width: width, height: height, bytes: bytes)
  }
}

/// A finger, the palm or the wrist as a stick with round ends, in palm breadths around the palm's middle.
private struct Finger {
  let root: Point
  let tip: Point
  let radius: Double

  /// How deep under its outline the skin has its full light.
  static let roundness = 0.06

  static let all = [
    Finger(root: Point(x: -0.36, y: -0.4), tip: Point(x: -0.5, y: -1.15), radius: 0.11),
    Finger(root: Point(x: -0.12, y: -0.48), tip: Point(x: -0.16, y: -1.38), radius: 0.115),
    Finger(root: Point(x: 0.13, y: -0.48), tip: Point(x: 0.16, y: -1.32), radius: 0.115),
    Finger(root: Point(x: 0.36, y: -0.38), tip: Point(x: 0.48, y: -1), radius: 0.1),
    Finger(root: Point(x: -0.42, y: 0.1), tip: Point(x: -0.86, y: -0.42), radius: 0.13),
    Finger(root: Point(x: 0, y: -0.05), tip: Point(x: 0, y: 0.15), radius: 0.5),
    Finger(root: Point(x: 0, y: 0.4), tip: Point(x: 0, y: 1.4), radius: 0.3),
  ]

  /// How far under the outline a point lies; negative outside.
  func depth(of point: Point) -> Double {
    let along = tip - root
    let share = min(1, max(0, (point - root).dot(along) / along.dot(along)))
    return radius - point.distance(to: root + along * share)
  }
}
