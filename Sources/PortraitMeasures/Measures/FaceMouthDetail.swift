import PictureReading
import ReviewDomain

/// Whether the mouth can be seen.
package enum FaceMouthDetail: Measure {
  package static let name: MeasureName = "face.mouth_detail"
  package static let unit = "ratio"
  package static let summary =
    "Brightness changes from row to row at the mouth over those at the eyes; a mouth that can be seen has "
    + "half as many or more"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withAlignedFace { face in
      let detail = face.mouthDetail
      return Reading(.number(detail), "the mouth has \(percent(detail)) of the drawing of the eyes")
    }
  }
}
