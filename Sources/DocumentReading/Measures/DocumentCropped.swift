import PictureReading
import ReviewDomain

/// How many lines of the document's text the picture's edge cuts off.
package enum DocumentCropped: Measure {
  package static let name: MeasureName = "document.cropped"
  package static let unit = ""
  package static let summary = "Lines of text that touch the picture's edge"

  /// Nearer to the edge than this counts as touching it, as a share of the frame's long side.
  private static let margin = 0.003
  /// The room around the letters of a box, as a share of its height.
  private static let room = 0.1
  /// Lines higher than this are no part of the text, in medians of all lines.
  private static let usual = 2.0

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withRecognisedLines { lines, frame in
      let (width, height) = (Double(frame.width), Double(frame.height))
      let margin = Self.margin * max(width, height)
      // A word printed large across a card may run over its edge.
      let usual = Self.usual * median(lines.map(\.box.thickness))
      let cut = lines.count { line in
        line.box.thickness < usual
          && line.box.grown(by: -Self.room * line.box.thickness).corners.contains { corner in
            corner.x < margin || corner.y < margin || corner.x > width - margin || corner.y > height - margin
          }
      }
      return Reading(.number(Double(cut)), "\(cut) lines of text at the picture's edge")
    }
  }
}
