import PictureReading
import ReviewDomain

/// How large the largest other face is against the main one.
package enum SecondFaceArea: Measure {
  package static let name: MeasureName = "faces.second_area"
  package static let unit = "ratio"
  package static let summary = "Area of the second largest face over that of the main face; 0 where there is one face"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      let second = sight.observation.faces.dropFirst().map(\.box.area).max() ?? 0
      let ratio = second / view.face.box.area
      return Reading(.number(ratio), second == 0 ? "" : "a second face of \(percent(ratio)) of the first one's area")
    }
  }
}
