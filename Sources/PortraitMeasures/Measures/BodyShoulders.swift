import PictureReading
import ReviewDomain

/// How much of neck and shoulders can be seen.
package enum BodyShoulders: Measure {
  package static let name: MeasureName = "body.shoulders"
  package static let unit = "face widths"
  package static let summary =
    "Widest row of the person under the chin; the shoulders of a half-body photo are over 1.5 face widths"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      guard let person = view.person else { return .failed("the person mask is missing") }
      let width = BodyWidth.underChin(mesh: view.mesh, person: person, frame: view.frame)
      return Reading(.number(width), "\(decimals(width)) face widths of body under the chin")
    }
  }
}
