import PictureReading
import ReviewDomain

/// How sharp the face is.
package enum FaceSharpness: Measure {
  package static let name: MeasureName = "face.sharpness"
  package static let unit = ""
  package static let summary =
    "Laplacian energy between brows and mouth over contrast, at 32 px between the eyes; never on enlarged pixels"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { _ in
      guard let detail = sight.detail else { return .failed("the face has too few pixels") }
      return Reading(.number(detail.sharpness), "sharpness \(decimals(detail.sharpness))")
    }
  }
}
