import PictureReading
import ReviewDomain

/// The fingerprint by which a face is found again in a photo that was mirrored, cropped, padded or turned.
package enum FaceHashMeasure: Measure {
  package static let name: MeasureName = "face.hash"
  package static let unit = "text"
  package static let summary =
    "Perceptual hashes of the face from forehead to chin, eyes level, and of its mirror image, \(PerceptualHash.bitCount) bits each in "
    + "hexadecimal digits"

  /// Side of what is seen, in face heights: the face alone, which no crop of the photo changes.
  private static let reach = 1.15
  private static let size = 64

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { face in
      let view = SquareView(
        centre: face.mesh.middle, side: reach * face.mesh.height,
        angle: face.mesh.eyeAngle, size: size)
      let pixels = view.crop(from: face.frame, fill: 0)
      let hash = FaceHash(face: PerceptualHash(of: pixels), mirrored: PerceptualHash(of: pixels.mirrored()))
      return Reading(.text(hash.description))
    }
  }
}
