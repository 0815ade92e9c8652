import Foundation
import PictureReading
import ReviewDomain

/// How light the person's skin is in the picture. For comparing groups only: no rule may rest on it.
package enum FaceSkin: Measure {
  package static let name: MeasureName = "face.skin"
  package static let unit = "share"
  package static let summary =
    "Median brightness of the skin in the picture, 0 black to 1 white; only to show that light and dark skin are judged alike, "
    + "no rule rests on it"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withAlignedFace { face in
      guard let skin = face.wholeSkin else { return .failed("the face reaches too far outside the picture") }
      let share = min(max((exp(skin.lightness) - PatchColour.floor) / 255, 0), 1)
      return Reading(.number(share), "skin at \(percent(share)) of white; no rule rests on it")
    }
  }
}
