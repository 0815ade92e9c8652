import PictureReading
import ReviewDomain

/// Whether the name on the document is the one that was typed.
package enum DocumentNameMatches: Measure {
  package static let name: MeasureName = "document.name_matches"
  package static let unit = "text"
  package static let summary =
    "The name on the document against the one typed, forms of one character taken as the same: match, contradiction or unread"
  package static let texts: Set<String>? = Set(FieldOutcome.allCases.map(\.rawValue))

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withComparison(
      of: .name,
      match: "the name on the document is the one typed",
      contradiction: "the document shows another name than the one typed",
      unread: "the name on the document could not be read")
  }
}
