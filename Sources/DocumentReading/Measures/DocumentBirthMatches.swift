import PictureReading
import ReviewDomain

/// Whether the birth date on the document is the one that was typed.
package enum DocumentBirthMatches: Measure {
  package static let name: MeasureName = "document.birth_matches"
  package static let unit = "text"
  package static let summary = "The birth date on the document against the one typed: match, contradiction or unread"
  package static let texts: Set<String>? = Set(FieldOutcome.allCases.map(\.rawValue))

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withComparison(
      of: .birthDate,
      match: "the birth date on the document is the one typed",
      contradiction: "the document shows another birth date than the one typed",
      unread: "the birth date on the document could not be read")
  }
}
