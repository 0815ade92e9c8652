import PictureReading
import ReviewDomain

/// Whether hair or head is cut by the top edge.
package enum HeadTouchesTop: Measure {
  package static let name: MeasureName = "head.touches_top"
  package static let unit = "face widths"
  package static let summary = "How much of the picture's top edge is covered by the person above the face"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      let cover = view.head.topEdgeCover
      return Reading(.number(cover), cover > 0 ? "hair or head on \(decimals(cover)) face widths of the top edge" : "")
    }
  }
}
