import PictureReading
import ReviewDomain

/// Whether the document is of the kind that was stated.
package enum DocumentKindMatches: Measure {
  package static let name: MeasureName = "document.kind_matches"
  package static let unit = "text"
  package static let summary = "The document's kind against the one stated in the form: match, contradiction or unread"
  package static let texts: Set<String>? = Set(FieldOutcome.allCases.map(\.rawValue))

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withComparison(
      of: .kind,
      match: "the document is of the stated kind",
      contradiction: "the document is of another kind than stated",
      unread: "the document's kind cannot be told")
  }
}
