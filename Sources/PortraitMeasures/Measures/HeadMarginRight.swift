import PictureReading
import ReviewDomain

/// How far the head is from the right edge.
package enum HeadMarginRight: Measure {
  package static let name: MeasureName = "head.margin_right"
  package static let unit = "head heights"
  package static let summary =
    "From the head to the right edge of the picture, in head heights; negative where the head lies outside"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      let margin = view.head.marginRight
      return Reading(.number(margin), "head \(decimals(margin)) of its height from the right edge")
    }
  }
}
