import PictureReading
import ReviewDomain

/// Whether the identity number on the document is the one that was typed.
package enum DocumentNumberMatches: Measure {
  package static let name: MeasureName = "document.number_matches"
  package static let unit = "text"
  package static let summary =
    "The number on the document against the one typed: match, contradiction or unread; only a number whose checksum is right contradicts"
  package static let texts: Set<String>? = Set(FieldOutcome.allCases.map(\.rawValue))

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withComparison(
      of: .number,
      match: "the number on the document is the one typed",
      contradiction: "the document shows another number than the one typed",
      unread: "the number on the document could not be read")
  }
}
