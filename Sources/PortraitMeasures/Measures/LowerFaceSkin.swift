import PictureReading
import ReviewDomain

/// Whether nose and cheeks are bare, judged by the person's own skin.
package enum LowerFaceSkin: Measure {
  package static let name: MeasureName = "face.lower_skin"
  package static let unit = "distance"
  package static let summary =
    "How unlike the skin of the upper face the nose and cheeks are in colour: 0 the same, a mask or veil over 0.25"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withAlignedFace { face in
      guard let distance = face.lowerFaceDistance else {
        return .failed("the face reaches too far outside the picture")
      }
      return Reading(.number(distance), "nose and cheeks differ from the upper face by \(decimals(distance))")
    }
  }
}
