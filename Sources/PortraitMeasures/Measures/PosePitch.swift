import PictureReading
import ReviewDomain

/// The head's pitch.
package enum PosePitch: Measure {
  package static let name: MeasureName = "pose.pitch"
  package static let unit = "degrees"
  package static let summary =
    "Pitch of the head against the camera, from the mesh laid on a mean head; positive: the chin is up"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      Reading(.number(view.pose.pitch), "pitch \(Int(view.pose.pitch.rounded()))°")
    }
  }
}
