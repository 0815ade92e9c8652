import PictureReading
import ReviewDomain

/// What the identity upload is by its own words.
package enum DocumentKindMeasure: Measure {
  package static let name: MeasureName = "document.kind"
  package static let unit = "text"
  package static let summary =
    "By the document's title words: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", "))"
  package static let texts: Set<String>? = Set(DocumentKind.allCases.map(\.rawValue))

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withDocument { document in
      let words = document.kind.evidence.joined(separator: ", ")
      let kind = document.kind.kind.rawValue
      return Reading(
        .text(kind), words.isEmpty ? "no words say what it is" : "its words are those of a \(kind): \(words)")
    }
  }
}
