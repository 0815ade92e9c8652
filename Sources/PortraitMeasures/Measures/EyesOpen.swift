import PictureReading
import ReviewDomain

/// How far the less open eye is open.
package enum EyesOpen: Measure {
  package static let name: MeasureName = "eyes.open"
  package static let unit = "ratio"
  package static let summary = "Lid gap over eye width, of the smaller eye"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      let openness = min(view.mesh.leftEyeOpenness, view.mesh.rightEyeOpenness)
      return Reading(.number(openness), "eyes open by \(decimals(openness)) of their width")
    }
  }
}
