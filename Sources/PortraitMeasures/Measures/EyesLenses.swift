import PictureReading
import ReviewDomain

/// How likely dark lenses hide the eyes.
package enum EyesLenses: Measure {
  package static let name: MeasureName = "eyes.lenses"
  package static let unit = "probability"
  package static let summary =
    "How much the eyes look as behind dark lenses, 0 to 1, by a classifier trained on drawn glasses, dark and clear"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withLikelihood(of: \.lenses) { likelihood in
      Reading(.number(likelihood), "looks like dark lenses by \(percent(likelihood))")
    }
  }
}
