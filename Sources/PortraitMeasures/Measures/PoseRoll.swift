import PictureReading
import ReviewDomain

/// The head's roll.
package enum PoseRoll: Measure {
  package static let name: MeasureName = "pose.roll"
  package static let unit = "degrees"
  package static let summary =
    "Roll of the head against the camera, from the mesh laid on a mean head; positive: the crown leans to the right"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      Reading(.number(view.pose.roll), "roll \(Int(view.pose.roll.rounded()))°")
    }
  }
}
