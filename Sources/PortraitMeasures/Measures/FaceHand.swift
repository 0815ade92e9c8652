import PictureReading
import ReviewDomain

/// Whether a hand is before the face or touches it.
package enum FaceHand: Measure {
  package static let name: MeasureName = "face.hand"
  package static let unit = "probability"
  package static let summary =
    "How sure it is that a hand is before the face or within 0.3 face heights of it, 0 to 1; looked for where something seems to be "
    + "before the face at all"

  /// Hands nearer than this, in face heights, hold a chin, wave or point.
  private static let near = 0.3
  /// Of `looks.covered`, sources left out: of 55 hands at everyday faces that a network finds, 54 look so, and two of three good photos do not.
  private static let leastSuspicion = 0.05

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      sight.withLooks { looks in
        if let covered = looks[.covered], covered < leastSuspicion {
          return Reading(.number(0), "nothing seems to be before the face")
        }
        switch sight.observation.hands {
        case .failure(let fault): return .failed(fault.description)
        case .success(let hands):
          let presence = hands.filter { view.mesh.isNear($0, within: near) }.map(\.presence).max() ?? 0
          return Reading(.number(presence), "a hand at the face by \(percent(presence))")
        }
      }
    }
  }
}

extension FaceMesh {
  /// Whether any point of a hand lies in the face's box or near it.
  /// - Parameter reach: in face heights.
  fileprivate func isNear(_ hand: FoundHand, within reach: Double) -> Bool {
    guard let face = Box(around: points.map(\.point)) else { return false }
    return hand.points.contains { point in
      let away = Point(
        x: max(face.x - point.x, point.x - face.maxX, 0), y: max(face.y - point.y, point.y - face.maxY, 0))
      return away.distance(to: Point(x: 0, y: 0)) <= reach * height
    }
  }
}
