import PictureReading
import ReviewDomain

/// How much of the document is lost in a reflection.
package enum DocumentGlare: Measure {
  package static let name: MeasureName = "document.glare"
  package static let unit = "ratio"
  package static let summary =
    "Share of the flattened document that is as light as can be and fades out at its edges; 0 on white ground"

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withFlatDocument { flat, frame in
      let share = Reflection(flat: flat.pixels(of: frame, width: Reflection.width)).share
      return Reading(.number(share), "\(percent(share)) of the document lost in a reflection")
    }
  }
}
