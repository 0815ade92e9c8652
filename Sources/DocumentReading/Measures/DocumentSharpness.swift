import PictureReading
import ReviewDomain

/// How sharp the text on the document is.
package enum DocumentSharpness: Measure {
  package static let name: MeasureName = "document.sharpness"
  package static let unit = ""
  package static let summary =
    "Laplacian energy over contrast on the document's longest lines of text, each shrunk to one height"

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withDocumentText { text in
      Reading(.number(text.sharpness), "sharpness of the text \(decimals(text.sharpness))")
    }
  }
}
