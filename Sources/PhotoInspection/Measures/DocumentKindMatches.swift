import ReviewDomain

/// Whether the document is of the kind that was stated.
package enum DocumentKindMatches: Measure {
  package static let name: MeasureName = "document.kind_matches"
  package static let unit = "text"
  package static let summary = "The document's kind against the one stated in the form: match, contradiction or unread"

  package static func take(_ observation: Observation) -> Reading {
    observation.withComparison(of: .kind) { outcome in
      switch outcome {
      case .match: Reading(outcome, "the document is of the stated kind")
      case .contradiction: Reading(outcome, "the document is of another kind than stated")
      case .unread: Reading(outcome, "the document's kind cannot be told")
      }
    }
  }
}
