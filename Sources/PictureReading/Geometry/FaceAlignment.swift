import Foundation

extension SquareView {
  /// A face as networks that tell people apart want to see it: the middles of the eyes, the tip of the nose and the corners of the mouth as
  /// near as may be to the places that they were taught with.
  ///
  /// The least-squares similarity between the two sets of points (S. Umeyama, 1991), which as complex numbers is one division. The places
  /// are those of SFace and of most such networks since ArcFace (J. Deng et al., 2019).
  /// - Parameters:
  ///   - magnified: how much larger than that.
  ///   - size: side of the view in pixels.
  package init(aligning mesh: FaceMesh, magnified: Double = 1, size: Int) {
    let places = Self.places.map { $0.place * (Double(size) / Self.placesSize) }
    let points = Self.places.map { mesh.mean($0.landmarks) }
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

  /// On a square of `placesSize` pixels.
  private static let places: [(landmarks: [FaceMesh.Landmark], place: Point)] = [
    ([.leftEyeOuter, .leftEyeInner], Point(x: 38.2946, y: 51.6963)),
    ([.rightEyeInner, .rightEyeOuter], Point(x: 73.5318, y: 51.5014)),
    ([.noseTip], Point(x: 56.0252, y: 71.7366)),
    ([.mouthLeft], Point(x: 41.5493, y: 92.3655)),
    ([.mouthRight], Point(x: 70.7299, y: 92.2041)),
  ]
  private static let placesSize = 112.0

  private static func middle(of points: [Point]) -> Point {
    points.reduce(Point(x: 0, y: 0), +) * (1 / Double(points.count))
  }
}
