import PictureReading
import ReviewDomain

/// How likely something is worn on the head.
package enum HeadgearLikelihood: Measure {
  package static let name: MeasureName = "headgear.likelihood"
  package static let unit = "probability"
  package static let summary =
    "How much forehead, hair and their outline look like a hat or cloth, 0 to 1, by a classifier trained on drawn hats"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withLikelihood(of: \.headgear) { likelihood in
      Reading(.number(likelihood), "looks like headgear by \(percent(likelihood))")
    }
  }
}
