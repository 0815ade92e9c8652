import Foundation

extension SquareView {
  /// A face as dlib's network wants to see it: the corners of the eyes and the base of the nose as near as may be to the places they
  /// have on the mean face, a quarter of the face's width left free on every side.
  ///
  /// The least-squares similarity between the two sets of points (S. Umeyama, 1991), which as complex numbers is one division. The mean
  /// places are those of dlib's `get_face_chip_details` for five points.
  /// - Parameters:
  ///   - magnified: how much larger than that.
  ///   - size: side of the view in pixels.
  package init(aligning mesh: FaceMesh, magnified: Double, size: Int) {
    let padding = 0.25
    let places = Self.meanPlaces.map { ($0.place + Point(x: padding, y: padding)) * (Double(size) / (1 + 2 * padding)) }
    let points = Self.meanPlaces.map { mesh[$0.landmark] }
    let (placesMiddle, pointsMiddle) = (Self.middle(of: places), Self.middle(of: points))
    var (along, across, spread) = (0.0, 0.0, 0.0)
    for (place, point) in zip(places, points) {
      let (from, to) = (place - placesMiddle, point - pointsMiddle)
      along += from.dot(to)
      across += from.cross(to)
      spread += from.dot(from)
    }
    let angle = atan2(across, along)
    let mean = (along * along + across * across).squareRoot() / spread
    let fromMiddle = Point(x: Double(size) / 2, y: Double(size) / 2) - placesMiddle
    let turned = Point(
      x: fromMiddle.x * cos(angle) - fromMiddle.y * sin(angle), y: fromMiddle.x * sin(angle) + fromMiddle.y * cos(angle)
    )
    self.init(
      centre: pointsMiddle + turned * mean, side: Double(size) * mean / magnified, angle: angle, size: size)
  }

  /// On a square of side 1 around the mean face.
  private static let meanPlaces: [(landmark: FaceMesh.Landmark, place: Point)] = [
    (.leftEyeOuter, Point(x: 0.1205750620789, y: 0.2137274526848)),
    (.leftEyeInner, Point(x: 0.3340850613712, y: 0.2290642403242)),
    (.rightEyeInner, Point(x: 0.6460604764104, y: 0.2289674387677)),
    (.rightEyeOuter, Point(x: 0.8595674595992, y: 0.2134981538014)),
    (.noseBase, Point(x: 0.4901123135679, y: 0.6277975316475)),
  ]

  private static func middle(of points: [Point]) -> Point {
    points.reduce(Point(x: 0, y: 0), +) * (1 / Double(points.count))
  }
}
