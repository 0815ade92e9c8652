import PictureReading
import ReviewDomain

/// How high hair or hat stands above the forehead.
package enum HeadgearHeight: Measure {
  package static let name: MeasureName = "headgear.height"
  package static let unit = "face heights"
  package static let summary = "From the top of the forehead to the crown; hair or hat"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { _ in
      guard let shape = sight.headgear else { return .failed("the person mask is missing") }
      return Reading(.number(shape.height), "hair or hat \(decimals(shape.height)) face heights above the forehead")
    }
  }
}
