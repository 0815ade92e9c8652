import PictureReading
import ReviewDomain

/// Whether the face is overexposed.
package enum FaceBright: Measure {
  package static let name: MeasureName = "face.bright"
  package static let unit = "share"
  package static let summary = "Share of the face brighter than 92 % of white"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withAlignedFace { face in
      let colours = face.faceColours()
      guard !colours.isEmpty else { return .failed("the face could not be cut out") }
      let share = Double(colours.count { $0.luma > 0.92 * 255 }) / Double(colours.count)
      return Reading(.number(share), "\(percent(share)) of the face is nearly white")
    }
  }
}
