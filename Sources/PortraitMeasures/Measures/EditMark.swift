import PictureReading
import ReviewDomain

/// Whether a mark stands along the photo's upper or lower edge.
package enum EditMark: Measure {
  package static let name: MeasureName = "edit.mark"
  package static let unit = "share of the width"
  package static let summary =
    "Length of the longest line of text within a tenth of the picture's height from its upper or lower edge, over the picture's width: "
    + "a watermark, an address, a logo, read or not"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      switch sight.findMarks() {
      case .failure(let fault): return .failed(fault.description)
      case .success(let lines):
        let longest = lines.map { $0.outline.length / Double(view.frame.width) }.max() ?? 0
        return Reading(.number(longest), "\(lines.count) lines of text along the upper and the lower edge")
      }
    }
  }
}
