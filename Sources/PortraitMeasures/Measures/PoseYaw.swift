import PictureReading
import ReviewDomain

/// The head's yaw.
package enum PoseYaw: Measure {
  package static let name: MeasureName = "pose.yaw"
  package static let unit = "degrees"
  package static let summary =
    "Yaw of the head against the camera, from the mesh laid on a mean head; positive: the nose points to the "
    + "right of the picture"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      Reading(.number(view.pose.yaw), "yaw \(Int(view.pose.yaw.rounded()))°")
    }
  }
}
