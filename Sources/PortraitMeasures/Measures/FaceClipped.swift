import PictureReading
import ReviewDomain

/// How much of the face has lost its drawing.
package enum FaceClipped: Measure {
  package static let name: MeasureName = "face.clipped"
  package static let unit = "share"
  package static let summary = "Share of the face where a colour has reached its end, the brightest or black"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withAlignedFace { face in
      let colours = face.faceColours()
      guard !colours.isEmpty else { return .failed("the face could not be cut out") }
      let clipped = colours.count { max($0.red, $0.green, $0.blue) >= 254 || max($0.red, $0.green, $0.blue) <= 4 }
      let share = Double(clipped) / Double(colours.count)
      return Reading(.number(share), "\(percent(share)) of the face has no drawing left")
    }
  }
}
