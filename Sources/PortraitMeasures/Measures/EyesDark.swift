import PictureReading
import ReviewDomain

/// Whether dark lenses hide the eyes.
package enum EyesDark: Measure {
  package static let name: MeasureName = "eyes.dark"
  package static let unit = "ratio"
  package static let summary =
    "Brightness under the brighter eye over that of forehead, nose and cheeks: about 1, under dark lenses below 0.6"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withAlignedFace { face in
      guard let ratio = face.underEyeBrightness else { return .failed("the face reaches too far outside the picture") }
      return Reading(.number(ratio), "under the eyes \(percent(ratio)) of the skin's brightness")
    }
  }
}
