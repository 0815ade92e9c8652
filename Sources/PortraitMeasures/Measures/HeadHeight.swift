import PictureReading
import ReviewDomain

/// How much of the picture's height the head takes.
package enum HeadHeight: Measure {
  package static let name: MeasureName = "head.height"
  package static let unit = "share"
  package static let summary =
    "Crown (hair and hat included, by the person mask) to chin (by the mesh) over the height of the picture"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      let share = view.head.height / view.head.frameHeight
      let how = view.head.crownFromMask ? "" : " (crown extrapolated)"
      return Reading(.number(share), "head \(percent(share)) of the picture's height\(how)")
    }
  }
}
