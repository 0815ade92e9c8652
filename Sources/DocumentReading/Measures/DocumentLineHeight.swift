import PictureReading
import ReviewDomain

/// How large the text on the document is.
package enum DocumentLineHeight: Measure {
  package static let name: MeasureName = "document.line_height"
  package static let unit = "px"
  package static let summary = "Median height of the document's lines of text in pixels of the uploaded picture"

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withDocumentText { text in
      Reading(.number(text.lineHeight), "lines of text \(Int(text.lineHeight.rounded())) px high")
    }
  }
}
