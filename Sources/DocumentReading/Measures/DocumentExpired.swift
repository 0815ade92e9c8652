import PictureReading
import ReviewDomain

/// Whether a residence permit had expired when the application was sent.
package enum DocumentExpired: Measure {
  package static let name: MeasureName = "document.expired"
  package static let unit = "text"
  package static let summary =
    "A permit's last day against the day of submission: match (valid, or of a kind without one), contradiction (expired) or unread"
  package static let texts: Set<String>? = Set(FieldOutcome.allCases.map(\.rawValue))

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withComparison(
      of: .validity, uncompared: Reading(.match, "no permit, which alone has a last day"),
      match: "the document was valid on the day of submission",
      contradiction: "the document had expired on the day of submission",
      unread: "the document's last day could not be read")
  }
}
