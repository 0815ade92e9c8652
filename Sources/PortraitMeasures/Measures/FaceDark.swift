import PictureReading
import ReviewDomain

/// Whether the face is underexposed.
package enum FaceDark: Measure {
  package static let name: MeasureName = "face.dark"
  package static let unit = "share"
  package static let summary =
    "How far the brightest tenth of the face stays below white: skin of every tone has lights, an "
    + "underexposed picture has none"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withAlignedFace { face in
      let lights = quantile(face.faceColours().map(\.luma), 0.95) / 255
      return Reading(.number(1 - lights), "the lights of the face reach \(percent(lights)) of white")
    }
  }
}
