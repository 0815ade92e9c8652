import Foundation
import PictureReading
import Testing

@Suite struct FaceAlignmentTests {
  /// The eyes, the tip of the nose and the corners of the mouth where the network was taught with them, on a chip of 112 pixels.
  private static let places: [(FaceMesh.Landmark, Point)] = [
    (.leftEyeOuter, Point(x: 38.2946, y: 51.6963)), (.leftEyeInner, Point(x: 38.2946, y: 51.6963)),
    (.rightEyeInner, Point(x: 73.5318, y: 51.5014)), (.rightEyeOuter, Point(x: 73.5318, y: 51.5014)),
    (.noseTip, Point(x: 56.0252, y: 71.7366)), (.mouthLeft, Point(x: 41.5493, y: 92.3655)),
    (.mouthRight, Point(x: 70.7299, y: 92.2041)),
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
    let view = SquareView(aligning: mesh { $0 }, size: 112)
    #expect(abs(view.side - 112) < 0.01 && abs(view.angle) < 1e-4)
    #expect(view.centre.distance(to: Point(x: 56, y: 56)) < 0.01)
  }

  @Test func aTurnedLargerFaceIsBroughtBack() {
    let angle = 0.3
    let turned = mesh { point in
      let (x, y) = (2 * point.x, 2 * point.y)
      return Point(x: x * cos(angle) - y * sin(angle) + 40, y: x * sin(angle) + y * cos(angle) - 25)
    }
    let view = SquareView(aligning: turned, size: 112)
    for (landmark, place) in Self.places {
      #expect(view.viewPoint(turned[landmark]).distance(to: place) < 0.01, "\(landmark)")
    }
  }

  @Test func magnifiedItShowsLess() {
    let view = SquareView(aligning: mesh { $0 }, magnified: 1.25, size: 112)
    #expect(abs(view.side - 89.6) < 0.01)
  }
}
