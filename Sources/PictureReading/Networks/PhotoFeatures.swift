import Foundation

/// What networks that learned from other pictures make of a photo's main head and of the whole photo: the mean, spread and greatest answer of
/// each of their features, over a view and over its parts. What `PhotoLooks` judges.
package struct PhotoFeatures: Sendable, Hashable {
  package let values: [Float]

  package init(values: [Float]) {
    self.values = values
  }

  /// How many numbers stand for a photo.
  package static let count = Trunk.Kind.head.count + 2 * Trunk.Kind.picture.count

  /// Of a photo that no network looked at.
  package static let none = PhotoFeatures(values: [Float](repeating: 0, count: count))
}

extension SquareView {
  /// A head: a square from above the crown to the shoulders, 2.1 face heights wide, turned so that the eyes are level.
  static func ofHead(_ mesh: FaceMesh, size: Int) -> SquareView {
    let middle = mesh.middle
    let up = Point(x: sin(mesh.eyeAngle), y: -cos(mesh.eyeAngle))
    return SquareView(
      centre: middle + up * (0.12 * mesh.height), side: 2.1 * mesh.height, angle: mesh.eyeAngle, size: size)
  }
}

extension NetworkSet {
  /// What the trunks make of the head around a mesh and of the whole frame; black where the frame ends: a head that is cut looks cut.
  package func photoFeatures(of mesh: FaceMesh, in frame: Pixels) throws(InferenceError) -> PhotoFeatures {
    let head = try headTrunk.features(
      in: SquareView.ofHead(mesh, size: Trunk.Kind.head.size).crop(from: frame, fill: 0))
    let closer = SquareView.ofHead(mesh, size: Trunk.Kind.picture.size)
    let whole = SquareView.letterbox(of: frame, size: Trunk.Kind.picture.size)
    return PhotoFeatures(
      values: head + (try pictureTrunk.features(in: closer.crop(from: frame, fill: 0)))
        + (try pictureTrunk.features(in: whole.crop(from: frame, fill: 0))))
  }
}
