import PictureReading
import ReviewDomain

/// Whether the face was smeared by a movement.
package enum FaceMotion: Measure {
  package static let name: MeasureName = "face.motion"
  package static let unit = ""
  package static let summary =
    "Second differences between brows and mouth over contrast, along the direction that has the least: a movement "
    + "smears one direction and leaves the other sharp"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { _ in
      guard let detail = sight.detail else { return .failed("the face has too few pixels") }
      let sharpness = detail.weakestSharpness
      return Reading(.number(sharpness), "sharpness \(decimals(sharpness)) in its weakest direction")
    }
  }
}
