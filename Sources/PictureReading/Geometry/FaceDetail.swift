import Foundation

/// Brow to mouth in grey at one fixed scale, for judging how sharp a face is.
package struct FaceDetail: Sendable {
  /// The eye distance in pixels to which faces are shrunk. Fine enough to tell a face that cannot be recognised,
  /// coarse enough that camera noise and JPEG blocks no longer count as detail.
  package static let eyeDistance = 32.0

  package let side: Int
  /// Luma, row by row.
  package let lumas: [Double]

  package init(side: Int, lumas: [Double]) {
    precondition(lumas.count == side * side, "the lumas do not fill their square")
    self.side = side
    self.lumas = lumas
  }

  /// Cuts the face out of the picture, from finer pixels of its file where the frame has too few. A face with too few
  /// pixels even there is taken as it is: enlarging would make every picture look blurred.
  package init?(mesh: FaceMesh, picture: DecodedPicture) {
    guard mesh.eyeDistance > 0 else { return nil }
    let middle = (mesh[.noseBridge] + mesh[.noseBase]) * 0.5
    var pixels = picture.frame
    var (centre, magnification) = (middle, 1.0)
    if mesh.eyeDistance < Self.eyeDistance {
      let reach = 1.5 * mesh.eyeDistance
      let box = Box(x: middle.x - reach, y: middle.y - reach, width: 2 * reach, height: 2 * reach)
      let wanted = Self.eyeDistance / mesh.eyeDistance
      if let region = try? picture.region(box, pixelsPerFramePixel: wanted) {
        pixels = region.pixels
        magnification = Double(region.magnification)
        centre = Point(x: (middle.x - region.box.x) * magnification, y: (middle.y - region.box.y) * magnification)
      }
    }
    let available = mesh.eyeDistance * magnification
    side = Int((2 * min(Self.eyeDistance, available)).rounded())
    guard side >= 8 else { return nil }
    // Taken at twice the size and averaged: a crop at the size itself filters and samples once each, which takes half of
    // the finest detail away and makes faces look sharper or softer by the size they were taken at.
    let fine = SquareView(centre: centre, side: 2 * available, angle: mesh.eyeAngle, size: 2 * side)
    lumas = Self.halved(fine.crop(from: pixels).lumas(), side: side)
  }

  /// The mean of every two by two values of a square whose side is twice the given one.
  private static func halved(_ values: [Double], side: Int) -> [Double] {
    (0..<side * side).map { index in
      let corner = 4 * (index / side) * side + 2 * (index % side)
      return (values[corner] + values[corner + 1] + values[corner + 2 * side] + values[corner + 2 * side + 1]) / 4
    }
  }

  /// Root mean square of the Laplacian over the standard deviation of the luma: independent of exposure and contrast.
  package var sharpness: Double {
    let mean = lumas.reduce(0, +) / Double(lumas.count)
    let deviation = (lumas.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(lumas.count)).squareRoot()
    var energy = 0.0
    for y in 1..<side - 1 {
      for x in 1..<side - 1 {
        let at = y * side + x
        let laplacian = lumas[at - 1] + lumas[at + 1] + lumas[at - side] + lumas[at + side] - 4 * lumas[at]
        energy += laplacian * laplacian
      }
    }
    // One grey level is added so that a flat patch is not called sharp for its rounding errors.
    return (energy / Double((side - 2) * (side - 2))).squareRoot() / (deviation + 1)
  }
}
