import PictureReading
import ReviewDomain

/// Whether the holder of an NHI card is young enough for it to do as the identity document.
package enum DocumentAgeFits: Measure {
  package static let name: MeasureName = "document.age_fits"
  package static let unit = "text"
  package static let summary =
    "Under 14 on the day of submission by the birth date on an NHI card: match, contradiction or unread"
  package static let texts: Set<String>? = Set(FieldOutcome.allCases.map(\.rawValue))

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withComparison(
      of: .age, uncompared: Reading(.match, "no NHI card, which alone is only for children"),
      match: "the document may be used at this age",
      contradiction: "the holder of the NHI card is 14 or older",
      unread: "the birth date on the NHI card could not be read")
  }
}
