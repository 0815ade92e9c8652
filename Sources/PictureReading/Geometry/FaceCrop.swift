/// One face of a picture with the pixels it needs to be recognised by, from finer pixels of its file where the frame has too few.
package struct FaceCrop: Sendable {
  package let pixels: Pixels
  /// In `pixels`.
  package let mesh: FaceMesh
  /// Between the middles of the eyes, in pixels of the file: what there is to recognise a face by.
  package let eyeDistance: Double

  /// To which eye distance a face is cut out where its file has the pixels: a little more than the recogniser sees.
  private static let wantedEyeDistance = 64.0
  /// What is cut out around the middle of the face, in face heights to each side.
  private static let reach = 1.2

  /// The face of a mesh that was found in the picture's frame.
  /// - Throws: `DecodingFault` where the file's finer pixels cannot be read.
  package init?(of mesh: FaceMesh, in picture: DecodedPicture) throws(DecodingFault) {
    guard mesh.eyeDistance > 0 else { return nil }
    let middle = mesh.middle
    let reach = Self.reach * max(mesh.height, mesh.width)
    let box = Box(x: middle.x - reach, y: middle.y - reach, width: 2 * reach, height: 2 * reach)
    guard let region = try picture.region(box, pixelsPerFramePixel: Self.wantedEyeDistance / mesh.eyeDistance) else {
      return nil
    }
    let factor = Double(region.magnification)
    pixels = region.pixels
    self.mesh = FaceMesh(
      points: mesh.points.map { point in
        MeshPoint(x: (point.x - region.box.x) * factor, y: (point.y - region.box.y) * factor, z: point.z * factor)
      }, presence: mesh.presence)
    eyeDistance = mesh.eyeDistance * Double(picture.scale)
  }
}
