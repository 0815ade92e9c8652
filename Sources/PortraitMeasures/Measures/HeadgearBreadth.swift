import PictureReading
import ReviewDomain

/// How wide hair or hat is above the forehead.
package enum HeadgearBreadth: Measure {
  package static let name: MeasureName = "headgear.breadth"
  package static let unit = "ratio"
  package static let summary = "Widest row of hair or hat above the forehead over the width at the eyes"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { _ in
      guard let shape = sight.headgear else { return .failed("the person mask is missing") }
      return Reading(
        .number(shape.breadth), "\(decimals(shape.breadth)) times as wide above the forehead as at the eyes")
    }
  }
}
