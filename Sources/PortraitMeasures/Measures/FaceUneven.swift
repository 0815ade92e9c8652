import PictureReading
import ReviewDomain

/// Whether the light comes from one side.
package enum FaceUneven: Measure {
  package static let name: MeasureName = "face.uneven"
  package static let unit = "share"
  package static let summary =
    "How much darker the darker cheek is than the other, by ten places on each that hair does not reach: 0 even, 1 black"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withAlignedFace { face in
      guard let balance = face.sideBalance else { return .failed("the face reaches too far outside the picture") }
      let share = 1 - min(balance, 1 / balance)
      return Reading(.number(share), "one side of the face is \(percent(share)) darker")
    }
  }
}
