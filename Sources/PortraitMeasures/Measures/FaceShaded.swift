import PictureReading
import ReviewDomain

/// Whether the light comes from far above or below.
package enum FaceShaded: Measure {
  package static let name: MeasureName = "face.shaded"
  package static let unit = "ratio"
  package static let summary =
    "Brightness of the cheeks over that of the forehead, fringe and shine left out: about 0.9; a lamp overhead or a brim's "
    + "shadow moves it"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withAlignedFace { face in
      guard let balance = face.heightBalance else { return .failed("the face reaches too far outside the picture") }
      return Reading(.number(balance), "the cheeks have \(percent(balance)) of the forehead's brightness")
    }
  }
}
