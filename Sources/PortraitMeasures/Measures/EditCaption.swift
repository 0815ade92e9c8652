import PictureReading
import ReviewDomain

/// Whether something is written over the photo.
package enum EditCaption: Measure {
  package static let name: MeasureName = "edit.caption"
  package static let unit = "share of the width"
  package static let summary =
    "Length of the longest line of text above, below or beside the face, over the picture's width, times the detector's certainty: "
    + "a caption, a date, a mark; signs in the background are taken for one too"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      switch sight.captions {
      case .failure(let fault): return .failed(fault.description)
      case .success(let lines):
        let longest = lines.map { $0.score * $0.outline.length / Double(view.frame.width) }.max() ?? 0
        return Reading(.number(longest), "\(lines.count) lines of text around the face")
      }
    }
  }
}
