import PictureReading
import ReviewDomain

/// Whether the document is underexposed.
package enum DocumentDark: Measure {
  package static let name: MeasureName = "document.dark"
  package static let unit = "share"
  package static let summary = "How far the brightest tenth of the ground behind the text stays below white"

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withDocumentText { text in
      Reading(.number(1 - text.lights), "the ground of the text reaches \(percent(text.lights)) of white")
    }
  }
}
