import PictureReading
import ReviewDomain

/// How much above the forehead cannot be hair.
package enum HeadgearArea: Measure {
  package static let name: MeasureName = "headgear.area"
  package static let unit = "share"
  package static let summary = "Share of what is above the forehead whose hue no hair has"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { _ in
      guard let shape = sight.headgear else { return .failed("the person mask is missing") }
      return Reading(
        .number(shape.oddShare), "\(percent(shape.oddShare)) of what is above the forehead has no hair's colour")
    }
  }
}
