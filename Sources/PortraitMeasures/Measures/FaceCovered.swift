import PictureReading
import ReviewDomain

/// How likely the lower face is covered.
package enum FaceCovered: Measure {
  package static let name: MeasureName = "face.covered"
  package static let unit = "probability"
  package static let summary =
    "How much nose, mouth and chin look as under a mask, veil or scarf, 0 to 1, by a classifier trained on drawn masks and beards"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withLikelihood(of: \.covered) { likelihood in
      Reading(.number(likelihood), "looks like a covered mouth by \(percent(likelihood))")
    }
  }
}
