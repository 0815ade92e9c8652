import Foundation
import PictureReading
import Testing

@Suite struct FaceAlignmentTests {
  /// The corners of the eyes and the base of the nose where the mean face has them, on a chip of 150 pixels.
  private static let places: [(FaceMesh.Landmark, Point)] = [
    (.leftEyeOuter, Point(x: 37.0575, y: 46.3727)), (.leftEyeInner, Point(x: 58.4084, y: 47.9064)),
    (.rightEyeInner, Point(x: 89.6060, y: 47.8969)), (.rightEyeOuter, Point(x: 110.9567, y: 46.3498)),
    (.noseBase, Point(x: 74.0112, y: 87.7798)),
  ]

  private func mesh(_ map: (Point) -> Point) -> FaceMesh {
    var points = [MeshPoint](repeating: MeshPoint(x: 0, y: 0, z: 0), count: 468)
    for (landmark, place) in Self.places {
      let point = map(place)
      points[landmark.rawValue] = MeshPoint(x: point.x, y: point.y, z: 0)
    }
    return FaceMesh(points: points, presence: 1)
  }

  @Test func aMeanFaceIsSeenAsItIs() {
    let view = SquareView(aligning: mesh { $0 }, magnified: 1, size: 150)
    #expect(abs(view.side - 150) < 0.01 && abs(view.angle) < 1e-4)
    #expect(view.centre.distance(to: Point(x: 75, y: 75)) < 0.01)
  }

  @Test func aTurnedLargerFaceIsBroughtBack() {
    let angle = 0.3
    let turned = mesh { point in
      let (x, y) = (2 * point.x, 2 * point.y)
      return Point(x: x * cos(angle) - y * sin(angle) + 40, y: x * sin(angle) + y * cos(angle) - 25)
    }
    let view = SquareView(aligning: turned, magnified: 1, size: 150)
    for (landmark, place) in Self.places {
      #expect(view.viewPoint(turned[landmark]).distance(to: place) < 0.01, "\(landmark)")
    }
  }

  @Test func magnifiedItShowsLess() {
    let view = SquareView(aligning: mesh { $0 }, magnified: 1.25, size: 150)
    #expect(abs(view.side - 120) < 0.01)
  }
}
