import PictureReading
import ReviewDomain

/// Whether something is written over the photo.
package enum EditCaption: Measure {
  package static let name: MeasureName = "edit.caption"
  package static let unit = "share of the width"
  package static let summary =
    "Length of the longest line of text above, below or beside the face, over the picture's width, times the detector's certainty: "
    + "a caption, a date, a mark; signs in the background are taken for one too"

  /// A caption is lower than this share of the picture's height, and at least so many times as long as it is high.
  private static let greatestHeight = 0.12
  private static let leastAspect = 2.2
  /// Where brows, glasses and mouths pass for lines of text, in shares of the picture.
  private static let face = (columns: 0.15...0.85, rows: 0.28...0.72)

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      switch sight.observation.captionLines {
      case .failure(let fault): return .failed(fault.description)
      case .success(let lines):
        let (width, height) = (Double(view.frame.width), Double(view.frame.height))
        let captions = lines.filter { line in
          let columns = [line.box.x / width, (line.box.x + line.box.width) / width]
          let rows = [line.box.y / height, (line.box.y + line.box.height) / height]
          return line.box.height < Self.greatestHeight * height && line.box.width >= Self.leastAspect * line.box.height
            && !(columns.allSatisfy(Self.face.columns.contains) && rows.allSatisfy(Self.face.rows.contains))
        }
        let longest = captions.map { $0.score * $0.box.width / width }.max() ?? 0
        return Reading(.number(longest), "\(captions.count) lines of text around the face")
      }
    }
  }
}
